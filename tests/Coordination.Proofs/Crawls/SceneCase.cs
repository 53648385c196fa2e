using Coordination.Api.Demo;

namespace Coordination.Proofs.Crawls;

/// <summary>One case with at least one of everything that a case can hold.</summary>
internal sealed class SceneCase(Asker asker, string site, Persona head, Persona lead)
{
    private readonly Bundle _bundle = new($"case of {site}");
    private readonly string _word = Words.Next();
    private readonly bool _accepts = site == Personas.MontLegia;
    private string _path = "";

    private IReadOnlySet<string> Case => _accepts ? Knowing.CaseOfMontLegia : Knowing.CaseOfHeusy;

    /// <param name="account">Of the other people's: who holds the relation where no persona does.</param>
    public async Task<Bundle> PrepareAsync(Guid account)
    {
        var file = await asker.MadeAsync(head, "/v1/cases", new { name = $"Mère {_word}", dueDate = InDays(120), telephone = "+32 4 000 77 77", language = "fr", site });
        _path = $"/v1/cases/{file}";
        _bundle.Add("caseId", file, _word, Case);
        await PeopleAsync(account);
        await ContentsAsync();
        await HandoverAsync();
        await ConcertationAsync();
        await TransferAsync();
        if (_accepts)
        {
            await SecretAsync("N5", Personas.Of("relay-one"));
        }

        return _bundle;
    }

    private async Task PeopleAsync(Guid account)
    {
        await AddAsync("personId", "persons", new { role = "coParent", name = $"Père {_word}", telephone = "+32 4 000 77 78" });
        await MandateAsync(_bundle.Of("personId").Single().Id);
        await TrustAsync(_bundle.Of("personId").Single().Id);
        await AddAsync("exclusionId", "exclusions", new { relayId = IdOf(_accepts ? Knowing.ExcludedAtMontLegia : Knowing.ExcludedAtHeusy), reason = $"Voisin {_word}" });
        await asker.SaidAsync(head, $"{_path}/safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } }, 200);
        await AddAsync("easingId", "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone", "mail" }, instructions = $"Plus jamais {_word}" });
        await AddAsync("askId", "access-asks", new { reason = "shared-care", text = $"Vue ici {_word}" }, by: _accepts ? Personas.MidwifeHeusy : Personas.Midwife);
        var holder = _accepts ? Personas.Of("treating").Id : account;
        await AddAsync("relationId", "relations", new { holder, role = "treating", proofId = Guid.NewGuid() }, by: lead);
        await AddAsync("consentId", "consents", new { categories = new[] { "identity", "psychic" }, kinds = new[] { "K17" }, evidence = $"Dit par {_word}" });
    }

    // A word of its own: a service of voluntary help that knows the case must not meet it.
    private async Task MandateAsync(Guid person)
    {
        var word = Words.Next();
        var mandate = await asker.MadeAsync(head, $"{_path}/mandates", new { authority = "spj", personId = person, decidedBy = $"Directrice {word}", reference = $"Dossier {word}" });
        _bundle.Add("mandateId", mandate, word, Knowing.MandateOf(site));
    }

    // Whom a person trusts is the coordination's to know, like a mandate.
    private async Task TrustAsync(Guid person)
    {
        var word = Words.Next();
        var trusted = await asker.MadeAsync(head, $"{_path}/persons", new { role = "trusted", name = $"Tante {word}" });
        var acting = await asker.MadeAsync(head, $"{_path}/persons/{person}/acting", new { by = trusted, kind = "trusted", proof = "patient-agreement", reference = $"Dit ce jour {word}" });
        _bundle.Add("actingId", acting, word, Knowing.MandateOf(site));
    }

    private async Task ContentsAsync()
    {
        var entry = await asker.MadeAsync(head, $"{_path}/entries", new { text = $"Se confie {_word}", level = "N2" });
        _bundle.Add("entryId", entry, _word, Case);
        await AddAsync("exceptionId", $"entries/{entry}/exception", new { text = $"Pas encore {_word}", reviewOn = InDays(60) });
        var request = await asker.MadeAsync(head, $"{_path}/requests", new { right = "copy", identity = "identity-card", text = $"Demande {_word}" });
        _bundle.Add("requestId", request, _word, Knowing.RequestsOf(Case));
        await SecretAsync("N4", head);
        await AddAsync("lifeId", "life-events", new { kind = "move", on = InDays(0) });
        await AddAsync("pauseId", "pauses", new { from = InDays(60), until = InDays(70) });
        await AddAsync("recontactId", "recontacts", new { way = "visit", until = InDays(10) });
        await AddAsync("flagId", "red-flags", new { code = "NO_CARE" });
        await AddAsync("disclosureId", "disclosures", new { authority = "psychiatrist-on-duty", reason = "psychosis", text = $"Dit à la garde {_word}" });
        await AddAsync("factorId", "factors", new { code = "S14", note = $"Facteur {_word}" });
        await AddAsync("reminderId", "reminders", new { on = InDays(20), text = $"Rappel {_word}" });
        await asker.MadeAsync(head, $"{_path}/contacts", new { text = $"Appel {_word}" });
    }

    // A word of its own: those who know the case must not meet it either.
    private async Task SecretAsync(string level, Persona author)
    {
        var word = Words.Next();
        var entry = await asker.MadeAsync(author, $"{_path}/entries", new { text = $"Secret {word}", level });
        _bundle.Add("entryId", entry, word, Knowing.Only(author));
    }

    private async Task HandoverAsync()
    {
        var relay = IdOf(_accepts ? Knowing.RelayOfMontLegia : Knowing.RelayOfHeusy);
        var handover = await asker.MadeAsync(head, $"{_path}/handovers", new { relay, need = "support", consent = "oral", needText = $"Besoin {_word}" });
        _bundle.Add("handoverId", handover, _word, _accepts ? Case : Knowing.RequestOfHeusy);
        if (_accepts)
        {
            await asker.SaidAsync(head, $"{_path}/handovers/{handover}/answer", new { answer = "accepted" }, 200);
        }
    }

    private async Task ConcertationAsync()
    {
        var (guest, decision) = (Guid.NewGuid(), Guid.NewGuid());
        var meeting = await asker.MadeAsync(head, $"{_path}/concertations", new
        {
            startsAt = DateTimeOffset.UtcNow,
            place = $"Salle {_word}",
            with = new { persons = new[] { new { id = guest, name = $"Dr {_word}", mail = $"{_word}@exemple.example", function = "gp" } } },
        });
        await asker.SaidAsync(head, $"{_path}/concertations/{meeting}/minutes", new { text = $"Revu {_word}", decisions = new[] { new { id = decision, owner = head.Id, text = $"Visite {_word}" } } }, 200);
        _bundle.Add("concertationId", meeting, _word, Case);
        _bundle.Add("participantId", guest, _word, Case);
        _bundle.Add("decisionId", decision, _word, Case);
    }

    // So far away that nobody covers anybody yet, and long enough that her cases are to be handed on.
    private async Task TransferAsync()
    {
        var list = await asker.MadeAsync(head, "/v1/me/absence", new { from = InDays(500), to = InDays(510) });
        await asker.MadeAsync(head, $"/v1/transfers/{list}/cases/{_bundle.Of("caseId").Single().Id}/note", new { text = $"Rappeler {_word}" });
        _bundle.Add("transferId", list, _word, Case);
    }

    private async Task AddAsync(string parameter, string part, object body, Persona? by = null) =>
        _bundle.Add(parameter, await asker.MadeAsync(by ?? head, $"{_path}/{part}", body), _word, Case);

    private static Guid IdOf(string relay) => DemoNetwork.IdOf(Personas.Service, relay);

    private static DateOnly InDays(int days) => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(days);
}

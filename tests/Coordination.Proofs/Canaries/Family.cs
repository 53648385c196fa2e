using Coordination.Api.Demo;

namespace Coordination.Proofs.Canaries;

/// <summary>One family from its alert to its meeting, with a text of its own in everything that somebody can say about it.</summary>
internal sealed class Family(Voice voice, Planted planted)
{
    private static readonly Persona Head = Personas.Midwife;
    private static readonly Persona Sender = Personas.Of("sender");

    private readonly HashSet<int> _numbers = [];
    private IReadOnlyList<string> _soughtBy = [];
    private string _path = "";

    public Guid Alert { get; private set; }

    /// <summary>The alert that her case took beside the one that opened it: its texts have a key of their own.</summary>
    public Guid Linked { get; private set; }
    public Guid Case { get; private set; }

    public Guid Mother { get; private set; }

    public Guid Handover { get; private set; }

    public Guid Concertation { get; private set; }

    public Told Told => new(_numbers, _soughtBy, Case,
    [
        $"/v1/alerts/{Alert}", $"/v1/alerts/{Linked}", _path, $"{_path}/timeline", $"{_path}/handovers", $"{_path}/exclusions",
        $"{_path}/handovers/{Handover}", $"/v1/relay/requests/{Handover}", "/v1/relay/requests", $"{_path}/relations",
        $"{_path}/concertations", $"{_path}/concertations/{Concertation}", "/v1/cases", "/v1/alerts", "/v1/alerts/conflicts", "/v1/worklist", "/v1/me/today",
    ]);

    public async Task ComeAsync()
    {
        await RaiseAsync();
        await PeopleAsync();
        await ContentsAsync();
        await HandoverAsync();
        await MeetAsync();
    }

    private async Task RaiseAsync()
    {
        var (name, telephone, ssin, message) = (Word("about.name"), planted.NewTelephone("POST /v1/alerts about.telephone"), planted.NewSsin("POST /v1/alerts about.ssin"), Word("messageId"));
        _soughtBy = [name, telephone, ssin];
        object Wish() => new
        {
            about = new { name, birthDate = planted.NewBirthDate("POST /v1/alerts about.birthDate"), ssin, telephone },
            from = new { kind = Word("from.kind"), name = Word("from.name"), organisation = Word("from.organisation"), telephone = Word("from.telephone") },
            why = Word("why"),
            codes = new[] { Word("codes") },
            redFlags = new[] { Word("redFlags") },
            screenings = new[] { new { instrument = Word("screenings.instrument"), total = 3 } },
            messageId = message,
            site = Personas.MontLegia,
        };
        Linked = await voice.MakeAsync(Sender, "/v1/alerts", Wish());
        message = Word("messageId");
        Alert = await voice.MakeAsync(Sender, "/v1/alerts", Wish());
        await voice.SendAsync(Sender.Subject, HttpMethod.Post, "/v1/alerts", System.Net.Http.Json.JsonContent.Create(Wish()));
        Case = (await voice.DoAsync(Head, $"/v1/alerts/{Alert}/take", new { })).GetProperty("caseId").GetGuid();
        _path = $"/v1/cases/{Case}";
        await voice.DoAsync(Head, $"/v1/alerts/{Linked}/take", new { caseId = Case });
        var (_, card) = await voice.ReadAsync(Head, _path);
        Mother = System.Text.Json.JsonElement.Parse(card).GetProperty("persons").EnumerateArray().Single().GetProperty("id").GetGuid();
    }

    private async Task PeopleAsync()
    {
        await MakeAsync("persons", new
        {
            role = "coParent",
            name = Word("persons.name"),
            birthDate = planted.NewBirthDate("persons.birthDate"),
            ssin = planted.NewSsin("persons.ssin"),
            telephone = Word("persons.telephone"),
            mail = planted.NewMail("persons.mail"),
            address = Word("persons.address"),
        });
        await DecideAsync();
        await MakeAsync("exclusions", new { relayId = IdOf("dr-fictive"), reason = Word("exclusions.reason") });
        await MakeAsync("consents", new { categories = new[] { "identity", "psychic" }, kinds = new[] { "K17" }, evidence = Word("consents.evidence") });
        await MakeAsync("consents", new { refused = true, categories = new[] { "violence" }, kinds = new[] { "K17" }, evidence = Word("consents.refused.evidence") });
        await voice.DoAsync(Head, $"{_path}/safe-contact", Safe("safe-contact", "telephone"));
        await voice.DoAsync(Head, $"{_path}/safe-contact", Safe("safe-contact.easing", "telephone", "letter"));
    }

    private async Task DecideAsync()
    {
        await voice.DoAsync(Head, $"{_path}/persons/{Mother}/capacity", new { conclusion = "ableAlone", ground = Word("capacity.ground") });
        var aunt = await MakeAsync("persons", new { role = "trusted", name = Word("persons.name") });
        await voice.DoAsync(Head, $"{_path}/persons/{Mother}/acting", new { by = aunt, kind = "trusted", proof = "patient-agreement", reference = Word("acting.reference") });
        await MakeAsync("consents", new { categories = new[] { "identity" }, kinds = new[] { "K17" }, interest = Word("consents.interest") });
        await MakeAsync("consents", new { refused = true, categories = new[] { "justice" }, kinds = new[] { "K17" }, interest = Word("consents.refused.interest") });
    }

    private object Safe(string place, params string[] channels) => new
    {
        askedAlone = true,
        restricted = true,
        channels,
        instructions = Word($"{place}.instructions"),
        telephone = Word($"{place}.telephone"),
        address = Word($"{place}.address"),
        mail = planted.NewMail($"{place}.mail"),
        neutralSender = Word($"{place}.neutralSender"),
        codeWord = Word($"{place}.codeWord"),
    };

    private object Ordered() => new
    {
        authority = "prosecutor",
        basis = "court-order",
        reason = Word("disclose.reason"),
        thirdPartiesChecked = true,
        answers = new[] { new { condition = "necessary", met = "yes", why = Word("disclose.why") } },
    };

    private object Danger() => new
    {
        seen = Word("protection.seen"),
        told = Word("protection.told"),
        supposed = Word("protection.supposed"),
        tried = Word("protection.tried"),
        consultedOthers = Word("protection.consultedOthers"),
        familyInformed = false,
        whyNotInformed = Word("protection.whyNotInformed"),
        decision = Word("protection.decision"),
        ground = Word("protection.ground"),
        reviewer = Personas.Supervisor.Id,
    };

    private async Task ContentsAsync()
    {
        foreach (var level in new[] { "N1", "N2", "N3", "N4" })
        {
            var entry = await MakeAsync("entries", new { text = Word("entries.text"), level });
            await voice.DoAsync(Head, $"{_path}/entries/{entry}/amend", new { text = Word("entries.amend.text") });
            await voice.DoAsync(Head, $"{_path}/entries/{entry}/disclose", Ordered());
        }

        await MakeAsync("contacts", new { text = Word("contacts.text") });
        await MakeAsync("disclosures", new { authority = "psychiatrist-on-duty", reason = "psychosis", text = Word("disclosures.text") });
        var protection = await MakeAsync("protection-decisions", Danger());
        await voice.DoAsync(Head, $"{_path}/protection-decisions/{protection}/review", new { text = Word("protection.review.text"), nextReviewOn = InDays(20) });
        await MakeAsync("factors", new { code = Word("factors.code"), note = Word("factors.note") });
        await MakeAsync("reminders", new { on = InDays(20), text = Word("reminders.text") });
        await MakeAsync("screenings", new { screening = new { instrument = Word("screenings.instrument"), total = 2 } });
        var flag = await MakeAsync("red-flags", new { code = Word("red-flags.code") });
        await voice.DoAsync(Head, $"{_path}/red-flags/{flag}/assess", new { qualification = Word("red-flags.qualification") });
    }

    private async Task HandoverAsync()
    {
        Handover = await MakeAsync("handovers", new { relay = IdOf("pep-liege"), need = Word("handovers.need"), consent = "oral", needText = Word("handovers.needText") });
        await voice.DoAsync(Head, $"{_path}/handovers/{Handover}/answer", new { answer = "accepted", saidBy = Word("answer.saidBy"), note = Word("answer.note") });
        await voice.DoAsync(Head, $"{_path}/handovers/{Handover}/first-meeting", new { startsAt = DateTimeOffset.UtcNow.AddDays(3), where = Word("first-meeting.where") });
        await WaitAsync("saule", "waitlisted");
        await WaitAsync("dr-invented", "assessmentFirst");
    }

    // Of relays that cannot take her at once.
    private async Task WaitAsync(string relay, string answer)
    {
        var asked = await MakeAsync("handovers", new { relay = IdOf(relay), need = "support", consent = "oral", needText = Word("handovers.needText") });
        await voice.DoAsync(Head, $"{_path}/handovers/{asked}/answer", new { answer, saidBy = Word("answer.saidBy"), note = Word("answer.note") });
    }

    private async Task MeetAsync()
    {
        var decision = Guid.NewGuid();
        Concertation = await MakeAsync("concertations", new
        {
            startsAt = DateTimeOffset.UtcNow,
            place = Word("concertations.place"),
            with = new { persons = new[] { new { name = Word("concertations.with.persons.name"), mail = planted.NewMail("concertations.with.persons.mail"), function = "gp" } } },
        });
        await voice.DoAsync(Head, $"{_path}/concertations/{Concertation}/minutes", new
        {
            text = Word("minutes.text"),
            toldToFamily = Word("minutes.toldToFamily"),
            decisions = new[] { new { id = decision, owner = Head.Id, text = Word("decisions.text"), disagreement = Word("decisions.disagreement") } },
        });
        await voice.DoAsync(Head, $"{_path}/concertations/{Concertation}/decisions/{decision}/later", new { note = Word("decisions.later.note") });
    }

    private Task<Guid> MakeAsync(string part, object body) => voice.MakeAsync(Head, $"{_path}/{part}", body);

    private string Word(string field)
    {
        var word = planted.NewWord($"family: {field}");
        _numbers.Add(int.Parse(word.AsSpan(Planted.Word.Length, 6), System.Globalization.CultureInfo.InvariantCulture));
        return word;
    }

    private static Guid IdOf(string relay) => DemoNetwork.IdOf(Personas.Service, relay);

    private static DateOnly InDays(int days) => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(days);
}

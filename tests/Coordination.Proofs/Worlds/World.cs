namespace Coordination.Proofs.Worlds;

/// <summary>One family with its alert, its case and everything in it; beside it stands another of the same content.</summary>
/// <param name="Word">Stands in its names, and nowhere else; as long as the other's.</param>
/// <param name="SecretWord">Stands in its secret, where it has one.</param>
internal sealed record World(string Word, string SecretWord)
{
    private readonly List<Guid> _made = [];

    /// <summary>Ids in the order in which they were made: the same thing of both worlds stands at the same place.</summary>
    public IReadOnlyList<Guid> Made => _made;

    public Guid Alert { get; private set; }

    public Guid Case { get; private set; }

    /// <summary>Request that the relay said yes to.</summary>
    public Guid Accepted { get; private set; }

    /// <summary>Request that the other relay has not answered.</summary>
    public Guid Asked { get; private set; }

    public Guid Mother { get; private set; }

    public Guid Meeting { get; private set; }

    /// <summary>An entry that its author sealed: both worlds have it.</summary>
    public Guid Sealed { get; private set; }

    /// <summary>After all that both worlds have.</summary>
    public DateTimeOffset Whole { get; private set; }

    /// <summary>Has it made, by the people of the block.</summary>
    public async Task<World> MakeAsync(Crawls.Asker asker, Cast cast)
    {
        Alert = Keep(await asker.MadeAsync(Cast.Sender, "/v1/alerts", new
        {
            about = new { name = $"Famille {Word}", dueDate = InDays(120), telephone = "+32 4 000 77 70" },
            from = new { kind = "gp" },
            why = "Se sent seule.",
            site = cast.Site,
        }));
        Case = Keep((await asker.SaidAsync(cast.Author, $"/v1/alerts/{Alert}/take", new { }, 201)).GetProperty("caseId").GetGuid());
        await asker.PutAsync(cast.Lead, $"/v1/cases/{Case}/coordinators", cast.Heads);
        await ContentsAsync((part, body) => asker.MadeAsync(cast.Author, $"/v1/cases/{Case}/{part}", body));
        await asker.SaidAsync(cast.Author, $"/v1/cases/{Case}/handovers/{Accepted}/answer", new { answer = "accepted" }, 200);
        await asker.SaidAsync(cast.Author, $"/v1/cases/{Case}/safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } }, 200);
        Mother = (await asker.ReadAsync(cast.Author, $"/v1/cases/{Case}")).GetProperty("persons")[0].GetProperty("id").GetGuid();
        await asker.PutAsync(cast.Author, $"/v1/cases/{Case}/persons/{Mother}", new { name = $"Famille {Word}", telephone = "+32 4 000 77 70", address = "Rue Inventée 1, 4000 Liège" });
        await RelateAsync(new { holder = Cast.Treating.Id, role = "treating", proofId = Guid.NewGuid() });
        var mandate = Keep(await asker.MadeAsync(cast.Author, $"/v1/cases/{Case}/mandates", new { authority = "saj", personId = Mother }));
        await RelateAsync(new { holder = Cast.Mandated.Id, role = "mandated", basis = "mandate", proof = "mandate", personId = Mother, proofId = mandate });
        Whole = DateTimeOffset.UtcNow;
        return this;

        async Task RelateAsync(object wish) => Keep(await asker.MadeAsync(cast.Lead, $"/v1/cases/{Case}/relations", wish));
    }

    private async Task ContentsAsync(Func<string, object, Task<Guid>> make)
    {
        Keep(await make("consents", new { categories = new[] { "identity", "social" }, relays = new[] { Cast.Partner } }));
        Keep(await make("entries", new { text = "Souhaite être accompagnée.", level = "N2" }));
        Sealed = Keep(await make("entries", new { text = "Dit en confidence.", level = "N4" }));
        Keep(await make("contacts", new { text = "Appelée, va mieux." }));
        Keep(await make("factors", new { code = "S14", note = "Seule." }));
        Keep(await make("reminders", new { on = InDays(20), text = "Rappeler." }));
        Keep(await make("red-flags", new { code = "NO_CARE" }));
        Keep(await make("screenings", new { screening = new { instrument = "GAD2", items = new[] { 1, 1 } } }));
        Accepted = Keep(await make("handovers", new { relay = Cast.Partner, need = "support", consent = "recorded" }));
        Asked = Keep(await make("handovers", new { relay = Cast.Psychiatrist, need = "psychiatric-follow-up", consent = "anonymous" }));
        Meeting = Keep(await make("concertations", new { startsAt = NextWeek(), with = new { accountIds = new[] { Cast.Guest.Id } } }));
    }

    private Guid Keep(Guid id)
    {
        _made.Add(id);
        return id;
    }

    public static DateOnly InDays(int days) => DateOnly.FromDateTime(DateTime.UtcNow).AddDays(days);

    private static DateTimeOffset NextWeek() => new(DateTime.UtcNow.Date.AddDays(7).AddHours(10), TimeSpan.Zero);
}

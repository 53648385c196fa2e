using Coordination.Api.Demo;
using Coordination.Api.Identity;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;

namespace Coordination.Proofs.Worlds;

/// <summary>
/// Who leads the cases of a few pairs: people whom no other pair knows, so that their lists stay short enough to be counted to the end. Who reads
/// beside them differs: another head, or a colleague who holds the list of the one who is away.
/// </summary>
internal sealed class Cast
{
    public static readonly Persona Sender = Personas.Of("sender");
    public static readonly Persona Treating = Personas.Of("treating");
    public static readonly Persona Guest = Personas.Of("guest");
    public static readonly Persona CareMember = Personas.Of("relay-one");
    public static readonly Persona Desk = Personas.Of("relay-psychiatrist");
    public static readonly Persona Unasked = Personas.Of("relay-psychiatrist-2");
    public static readonly Persona Mandated = Personas.Of("mandated");
    public static readonly Persona RecordsOfficer = Personas.Of("records-officer");
    public static readonly Persona PrivacyOfficer = Personas.Of("privacy-officer");

    public static readonly Guid Partner = DemoNetwork.IdOf(Personas.Service, CareMember.Relay!);
    public static readonly Guid Psychiatrist = DemoNetwork.IdOf(Personas.Service, Desk.Relay!);
    public static readonly Guid UnaskedRelay = DemoNetwork.IdOf(Personas.Service, Unasked.Relay!);

    private static readonly Persona[] Others =
    [
        Desk, Treating, Guest, Sender, Unasked, Mandated,
        .. new[] { "parent", "admin", "auditor", "statistician", "record-montlegia", "record-heusy" }.Select(Personas.Of), RecordsOfficer, PrivacyOfficer,
    ];

    private Guid? _absence;

    private Cast(bool covered, Persona author, Persona beside) => (Covered, Author, Beside) = (covered, author, beside);

    /// <summary>The one who leads is away, and <see cref="Beside"/> holds her list.</summary>
    public bool Covered { get; }

    public string Site => Covered ? Personas.Heusy : Personas.MontLegia;

    public Persona Author { get; }

    /// <summary>The other head, or who covers.</summary>
    public Persona Beside { get; }

    public Persona Lead => Covered ? Personas.SupervisorHeusy : Personas.Supervisor;

    /// <summary>Coordinator of the other site.</summary>
    public Persona Elsewhere => Covered ? Personas.Midwife : Personas.MidwifeHeusy;

    /// <summary>Who may know what the other site has of its own.</summary>
    public IReadOnlyList<Persona> KnowElsewhere => Covered ? [Personas.Midwife, Personas.SocialWorker, Personas.Supervisor] : [Personas.MidwifeHeusy, Personas.SupervisorHeusy];

    public object Heads => Covered ? new { first = Author.Id } : new { first = Author.Id, second = Beside.Id };

    /// <summary>The three nearest to the case, and as many of the others, another choice each time; null is who does not log in.</summary>
    public IReadOnlyList<Persona?> Readers(int pair, int more)
    {
        Persona?[] others = [.. Others, Personas.Supervisor, Personas.SupervisorHeusy, Personas.SocialWorker, Elsewhere, null];
        return [Author, Beside, CareMember, .. Enumerable.Range(0, more).Select(i => others[((pair * more) + i) % others.Length])];
    }

    public static async Task<Cast> AssembleAsync(Crawls.Asker asker, int block, int turn)
    {
        var (covered, swapped, key) = (turn == 0, turn == 2, $"{block}-{turn}");
        var (lead, site) = covered ? (Personas.SupervisorHeusy, Personas.Heusy) : (Personas.Supervisor, Personas.MontLegia);
        var author = await HiredAsync(asker, lead, site, $"worlds-author-{key}", swapped ? Disciplines.SocialWorker : Disciplines.Midwife);
        var beside = covered ? Personas.MidwifeHeusy : await HiredAsync(asker, lead, site, $"worlds-beside-{key}", swapped ? Disciplines.Midwife : Disciplines.SocialWorker);
        var cast = new Cast(covered, author, beside);
        if (covered)
        {
            var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
            cast._absence = await asker.MadeAsync(author, "/v1/me/absence", new { from = today.AddDays(-1), to = today.AddDays(2) });
        }

        return cast;
    }

    public async Task DismissAsync(Crawls.Asker asker)
    {
        if (_absence is { } absence)
        {
            await asker.SaidAsync(Author, $"/v1/me/absence/{absence}/end", new { }, 200);
        }
    }

    private static async Task<Persona> HiredAsync(Crawls.Asker asker, Persona lead, string site, string subject, string discipline)
    {
        await asker.MadeAsync(lead, "/v1/accounts", new
        {
            issuer = DevelopmentIssuer.Issuer,
            subject,
            name = "Camille Neuve",
            role = "coordinator",
            site,
            discipline,
            proof = "contract",
        });
        return new(subject, "coordinator of a few pairs", "Camille Neuve", Role.Coordinator, site, discipline);
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Access;

namespace Coordination.Domain.Accounts;

/// <summary>A period away, with those who hold the cases meanwhile.</summary>
public sealed record Absence(Guid Id, string Site, DateOnly From, DateOnly To, ImmutableArray<Guid> Cover, bool Ended)
{
    /// <summary>It is long enough that her cases stand in a transfer list.</summary>
    public bool Listed { get; init; }

    public bool RunsOn(DateOnly day) => !Ended && From <= day && day <= To;

    public bool Overlaps(DateOnly from, DateOnly to) => !Ended && From <= to && from <= To;
}

/// <summary>A case that somebody opened in an emergency.</summary>
/// <param name="Glass">Record of it.</param>
/// <param name="Case">The one case that it opens.</param>
/// <param name="Reason">Code that was given at the click.</param>
/// <param name="Sealed">Sealed items too.</param>
/// <param name="Until">First instant at which it opens nothing any more, UTC.</param>
public sealed record HeldGlass(Guid Glass, Guid Case, string Reason, bool Sealed, DateTimeOffset Until)
{
    public bool OpensAt(DateTimeOffset now) => now < Until;
}

/// <summary>
/// Somebody who can log in: one login is one account. Roles come from here and never from a token's claims.
/// </summary>
public sealed record Account
{
    public Guid Id { get; init; }
    public string Service { get; init; } = "";
    public string Issuer { get; init; } = "";
    public string Subject { get; init; } = "";
    public Protected? Name { get; init; }
    public Protected? Telephone { get; init; }
    public Protected? Mail { get; init; }

    /// <summary><c>fr</c>, <c>nl</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "fr";

    public ImmutableArray<Grant> Grants { get; init; } = [];
    public ImmutableArray<Absence> Absences { get; init; } = [];

    /// <summary>Cases opened in an emergency: those that ran out go with the next one.</summary>
    public ImmutableArray<HeldGlass> Glasses { get; init; } = [];

    /// <summary>Questions to her list that she keeps.</summary>
    public ImmutableArray<ListFilter> Filters { get; init; } = [];

    /// <summary>When her list is summed up for her, or null where she chose nothing.</summary>
    public DigestChoice? Digest { get; init; }

    /// <summary>Hash of the secret in her calendar's address, or null where it has none.</summary>
    public string? Calendar { get; init; }

    public Stamp? Created { get; init; }
    public Stamp? Ended { get; init; }

    [JsonIgnore]
    public bool IsLive => Created is not null && Ended is null;

    [JsonIgnore]
    public DigestChoice DigestOrUsual => Digest ?? DigestRules.Usual;

    public static Account None { get; } = new();

    /// <summary>Roles held at an instant; none once the account ended.</summary>
    public IEnumerable<Grant> GrantsAt(DateTimeOffset at) => IsLive ? Grants.Where(g => g.HoldsAt(at)) : [];

    /// <summary>Holds this role for this site, or for the whole service.</summary>
    public bool Holds(Role role, string? site, DateTimeOffset at) =>
        GrantsAt(at).Any(g => g.Role == role && (g.Site is null || g.Site == site));

    /// <summary>The absence from a site that runs on a civil day, or null.</summary>
    public Absence? AwayOn(string site, DateOnly day) => Absences.FirstOrDefault(a => a.Site == site && a.RunsOn(day));

    /// <summary>What this account opened of a case in an emergency: what is open now, else what ran out last, else null.</summary>
    public HeldGlass? GlassOn(Guid file, DateTimeOffset now) =>
        Glasses.LastOrDefault(g => g.Case == file && g.OpensAt(now)) ?? Glasses.LastOrDefault(g => g.Case == file);

    public static Account Evolve(Account state, object @event) => @event switch
    {
        AccountCreated e => state with
        {
            Id = e.Account,
            Service = e.Service,
            Issuer = e.Issuer,
            Subject = e.Subject,
            Name = e.Name,
            Created = e.Stamp,
        },
        RoleGranted e => state with { Grants = state.Grants.Add(e.Grant) },
        RoleEnded e => state with { Grants = [.. state.Grants.Select(g => g.Id == e.Grant ? g with { Ended = e.Stamp } : g)] },
        AbsenceDeclared e => state with { Absences = state.Absences.Add(new(e.Absence, e.Site, e.From, e.To, e.Cover.OrEmpty(), Ended: false) { Listed = e.Listed }) },
        AbsenceEnded e => state with { Absences = [.. state.Absences.Select(a => a.Id == e.Absence ? a with { Ended = true } : a)] },
        AccountTelephoneChanged e => state with { Telephone = e.Telephone },
        AccountMailChanged e => state with { Mail = e.Mail },
        AccountPreferencesChanged e => state with { Language = e.Language },
        FilterKept e => state with { Filters = [.. state.Filters.Where(f => f.Name != e.Filter.Name), e.Filter] },
        FilterDropped e => state with { Filters = [.. state.Filters.Where(f => f.Name != e.Filter)] },
        DigestChosen e => state with { Digest = e.Choice },
        CalendarAddressGiven e => state with { Calendar = e.Hash },
        CalendarAddressEnded => state with { Calendar = null },
        AccountEnded e => state with { Ended = e.Stamp, Calendar = null },
        GlassHeld e => state with { Glasses = [.. state.Glasses.Where(g => g.Glass != e.Glass && g.OpensAt(e.Stamp.At)), new(e.Glass, e.Case, e.Reason, e.Sealed, e.Until)] },
        _ => state,
    };
}

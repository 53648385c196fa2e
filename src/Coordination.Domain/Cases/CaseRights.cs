namespace Coordination.Domain.Cases;

/// <summary>Facts about rights that decisions and access read from a case.</summary>
public static class CaseRights
{
    /// <summary>A person of the case named this account or relay as one that must not see it.</summary>
    public static bool IsExcluded(CaseFile state, Guid holder) => state.Exclusions.Any(x => x.Excluded == holder && x.Ended is null);

    /// <summary>Whom persons of the case shut out of it now: accounts and relays, and the own accounts of persons who were named themselves.</summary>
    public static IEnumerable<Guid> ShutOut(CaseFile state)
    {
        Exclusion[] running = [.. state.Exclusions.Where(x => x.Ended is null)];
        var named = running.Where(x => x.Kind == HolderKind.Person).Select(x => (Guid?)x.Excluded).ToHashSet();
        return running.Where(x => x.Kind != HolderKind.Person).Select(x => x.Excluded)
            .Concat(state.Relations.Where(r => r is { Role: RelationRole.Parent, Ended: null } && named.Contains(r.Person)).Select(r => r.Holder)).Distinct();
    }

    /// <summary>The person who shut somebody out said so by an account of her own.</summary>
    public static bool IsByOwnAccount(CaseFile state, Exclusion exclusion) =>
        state.Relations.Any(r => r.Role == RelationRole.Parent && r.Person == exclusion.By && r.Holder == exclusion.Recorded.By);

    public static bool IsHead(CaseFile state, Guid account) => state.Heads is { } heads && (heads.First == account || heads.Second == account);

    /// <summary>When the last care relation of these holders ended; null where none did (rule A24). Of what a mandate gave nothing is remembered.</summary>
    public static DateTimeOffset? LeftAt(CaseFile state, IReadOnlyCollection<Guid> holders, DateTimeOffset now) =>
        state.Relations.Where(r => r is { Role: RelationRole.CareMember, Basis: RelationBasis.Help } && holders.Contains(r.Holder) && (r.Ended is not null || r.OverAt <= now)).Max(r => r.OverAt);

    /// <summary>Consent on this day covers this relay, by its name or by its kind.</summary>
    public static bool Covers(CaseFile state, Guid relay, string? kind, DateOnly day) => StandingConsents.Naming(state, [relay], kind is null ? [] : [kind], null, day).Any();
}

using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;
using Xunit;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>Every kind of request to every legal basis under every set of mandates, against a table of its own.</summary>
public sealed class JudgingRequests
{
    private static readonly string[] Kinds = ["support", "care", "evaluation", "surveillance", "report", "monitoring"];

    private static readonly string[][] Authorities = [["saj"], ["spj"], ["court"], ["saj", "spj"], ["saj", "spj", "court"]];

    private static readonly (string Authority, HelpKind Help)[] Mandates =
        [("saj", HelpKind.Accepted), ("spj", HelpKind.Accepted), ("spj", HelpKind.Constrained), ("court", HelpKind.Constrained), ("ocj", HelpKind.Constrained)];

    [Fact]
    public void Each_is_admitted_or_refused_as_the_table_says_with_a_door_in_three_languages()
    {
        var judged = 0;
        foreach (var kind in Kinds)
        {
            foreach (var (basis, mandating) in Services())
            {
                foreach (var running in Subsets())
                {
                    var fault = RequestGuard.Fault(kind, new ServiceRecord { Basis = basis, MandatingAuthorities = [.. mandating] }, [.. running.Select(Mandate)]);
                    Assert.Equal((kind, basis, Said(kind, basis, [.. running.Where(m => mandating.Contains(m.Authority))])), (kind, basis, fault?.Code));
                    Assert.Equal(fault is null && !Helps(kind, basis), RequestGuard.Under(kind, new ServiceRecord { Basis = basis, MandatingAuthorities = [.. mandating] }, [.. running.Select(Mandate)]) is not null);
                    judged++;
                    if (fault is not null)
                    {
                        Assert.All(new[] { fault.Next!.Fr, fault.Next.Nl, fault.Next.En }, words => Assert.True(words.Length > 40 && !words.Contains('{'), words));
                    }
                }
            }
        }

        Assert.Equal(Kinds.Length * (2 + (2 * Authorities.Length)) * 32, judged);
    }

    [Fact]
    public void A_service_whose_authorities_are_not_known_is_mandated_by_any()
    {
        var service = new ServiceRecord { Basis = LegalBasis.Mandated };
        Assert.Null(RequestGuard.Fault("surveillance", service, [Mandate(("ocj", HelpKind.Constrained))]));
        Assert.Equal("request-constraint-missing", RequestGuard.Fault("surveillance", service, [Mandate(("saj", HelpKind.Accepted))])?.Code);
    }

    [Fact]
    public void The_door_names_who_may_constrain_and_which_kinds_of_service()
    {
        var refused = RequestGuard.Fault("surveillance", new ServiceRecord { Basis = LegalBasis.Voluntary }, [])!.Next!;
        Assert.Contains("SPJ", refused.Fr, StringComparison.Ordinal);
        Assert.Contains(RelayKinds.Current.Find("K29")!.Label.Nl, refused.Nl, StringComparison.Ordinal);
        var missing = RequestGuard.Fault("support", new ServiceRecord { Basis = LegalBasis.Mandated, MandatingAuthorities = ["court"] }, [])!.Next!;
        Assert.Contains(RelayKinds.Current.Find("K02")!.Label.En, missing.En, StringComparison.Ordinal);
        Assert.DoesNotContain("SPJ", missing.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_door_of_the_data_is_a_kind_and_every_reason_has_its_words()
    {
        Assert.All(RequestKinds.All, kind => Assert.All(kind.Doors, door => Assert.NotNull(RelayKinds.Current.Find(door))));
        Assert.Equal(
            ["handover-relay-anonymous", "request-constraint-missing", "request-mandate-missing", "request-not-of-help"],
            RequestKinds.Next.Select(next => next.Code).Order(StringComparer.Ordinal));
        Assert.Equal(Kinds.SkipLast(1), RequestKinds.All.Select(kind => kind.Code));
        Assert.True(RequestKinds.IsKnown(RequestKinds.Usual) && !RequestKinds.IsKnown("monitoring"));
    }

    // Written from the rule, not from the data: voluntary help never supervises or reports, a mandated service does nothing without its mandate, and
    // surveillance needs constraint. A word that nobody knows is judged as surveillance.
    private static string? Said(string kind, LegalBasis basis, (string Authority, HelpKind Help)[] mandates)
    {
        var (supervises, helps) = (kind is "surveillance" or "monitoring", kind is "support" or "care" or "evaluation");
        return basis switch
        {
            LegalBasis.Anonymous => "handover-relay-anonymous",
            LegalBasis.Voluntary => helps ? null : "request-not-of-help",
            LegalBasis.Both when helps => null,
            _ when mandates.Length == 0 => "request-mandate-missing",
            _ when supervises && mandates.All(m => m.Help == HelpKind.Accepted) => "request-constraint-missing",
            _ => null,
        };
    }

    private static bool Helps(string kind, LegalBasis basis) => (basis is LegalBasis.Voluntary or LegalBasis.Both) && (kind is "support" or "care" or "evaluation");

    private static IEnumerable<(LegalBasis Basis, string[] Mandating)> Services() =>
    [
        (LegalBasis.Voluntary, []), (LegalBasis.Anonymous, []),
        .. Authorities.SelectMany(a => new[] { (LegalBasis.Mandated, a), (LegalBasis.Both, a) }),
    ];

    private static IEnumerable<(string Authority, HelpKind Help)[]> Subsets() =>
        Enumerable.Range(0, 1 << Mandates.Length).Select(set => Mandates.Where((_, i) => (set >> i & 1) == 1).ToArray());

    private static Mandate Mandate((string Authority, HelpKind Help) of) =>
        new(Guid.Empty, of.Authority, of.Help, Guid.Empty, default, null, null, null, new Stamp(Guid.Empty, default));
}

using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.Relays;

namespace Coordination.Domain.Handovers;

/// <summary>
/// Refuses what is not a service's to do: surveillance or a report asked of voluntary help, anything asked of a mandated service without its mandate. The
/// refusal says of whom it may be asked instead.
/// </summary>
public static class RequestGuard
{
    private static readonly ImmutableArray<string> Everybody = [.. MandateAuthorities.All.Select(a => a.Code)];

    /// <summary>Why this kind of request is not made to this service, with the right door; null where it may be.</summary>
    /// <param name="kind">As it came.</param>
    /// <param name="service">The service's record.</param>
    /// <param name="running">Mandates that run in the case today, as far as who asks may know of them.</param>
    public static Refusal? Fault(string kind, ServiceRecord service, IEnumerable<Mandate> running)
    {
        if (service.Basis == LegalBasis.Anonymous)
        {
            return HandoverRefusals.RelayAnonymous with { Next = NextOf(HandoverRefusals.RelayAnonymous, kind, []) };
        }

        Mandate[] mandates = [.. OfService(service, running)];
        return RequestKinds.NeedsOf(kind, service.Basis) switch
        {
            RequestNeeds.Nothing => null,
            RequestNeeds.Mandate => mandates.Length > 0 ? null : MandateMissing(kind, service),
            RequestNeeds.Constraint when mandates.Any(m => m.Help == HelpKind.Constrained) => null,
            RequestNeeds.Constraint => mandates.Length > 0 ? ConstraintMissing(kind, service) : MandateMissing(kind, service),
            _ => NotOfHelp(kind),
        };
    }

    /// <summary>The mandate under which alone this may be asked of this service; null where it needs none.</summary>
    public static Guid? Under(string kind, ServiceRecord service, IEnumerable<Mandate> running) => RequestKinds.NeedsOf(kind, service.Basis) switch
    {
        RequestNeeds.Mandate => OfService(service, running).FirstOrDefault()?.Id,
        RequestNeeds.Constraint => OfService(service, running).FirstOrDefault(m => m.Help == HelpKind.Constrained)?.Id,
        _ => null,
    };

    private static IEnumerable<Mandate> OfService(ServiceRecord service, IEnumerable<Mandate> running) =>
        running.Where(m => service.MandatingAuthorities.IsDefaultOrEmpty || service.MandatingAuthorities.Contains(m.Authority));

    private static Refusal NotOfHelp(string kind) =>
        HandoverRefusals.NotOfHelp with { Next = NextOf(HandoverRefusals.NotOfHelp, kind, Mandating(Everybody, IsConstraint(kind))) };

    private static Refusal MandateMissing(string kind, ServiceRecord service) =>
        HandoverRefusals.MandateMissing with { Next = NextOf(HandoverRefusals.MandateMissing, kind, Mandating(Of(service), IsConstraint(kind))) };

    private static Refusal ConstraintMissing(string kind, ServiceRecord service) =>
        HandoverRefusals.ConstraintMissing with { Next = NextOf(HandoverRefusals.ConstraintMissing, kind, Mandating(Of(service), constrained: true)) };

    private static bool IsConstraint(string kind) => RequestKinds.NeedsOf(kind, LegalBasis.Mandated) == RequestNeeds.Constraint;

    private static ImmutableArray<string> Of(ServiceRecord service) => service.MandatingAuthorities.IsDefaultOrEmpty ? Everybody : service.MandatingAuthorities;

    // Where the service's own authorities cannot constrain, those that can are named: it is asked of another service.
    private static ImmutableArray<string> Mandating(ImmutableArray<string> authorities, bool constrained)
    {
        if (!constrained)
        {
            return authorities;
        }

        ImmutableArray<string> can = [.. authorities.Where(CanConstrain)];
        return can.IsEmpty ? [.. Everybody.Where(CanConstrain)] : can;
    }

    private static bool CanConstrain(string authority) => MandateAuthorities.Find(authority) is not { Always: true, Help: HelpKind.Accepted };

    private static Label NextOf(Refusal refusal, string kind, ImmutableArray<string> authorities) => RequestKinds.Next.Single(next => next.Code == refusal.Code).Label
        .With("authorities", ReasonTexts.List("authority", authorities))
        .With("kinds", Kinds(RequestKinds.RowOf(kind).Doors));

    private static Label Kinds(ImmutableArray<string> codes)
    {
        Label[] labels = [.. codes.Select(code => RelayKinds.Current.Find(code)!.Label)];
        return new(string.Join(", ", labels.Select(l => l.Fr)), string.Join(", ", labels.Select(l => l.Nl)), string.Join(", ", labels.Select(l => l.En)));
    }
}

using Coordination.Api.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Emergencies;

namespace Coordination.Api.EventStore;

/// <summary>The record of an emergency access, where a work is about one.</summary>
internal sealed partial class Work
{
    public OpenStream<BrokenGlass>? GlassStream { get; private set; }

    public OpenStream<BrokenGlass> Glass => GlassStream ?? throw new InvalidOperationException("This request opened no record of an emergency access.");

    /// <summary>A record begun in this work, of the case at hand.</summary>
    public OpenStream<BrokenGlass> StartGlass(Guid id) => GlassStream = Start(StreamKinds.Glass, id);

    /// <summary>The family named the caller, a relay she speaks for, or the person of the case that her own account is, as one who must not see the file.</summary>
    public bool IsExcludedFrom(CaseFile file) => CaseRights.IsExcluded(file, Caller.Id) || Caller.Relays(Now).Any(relay => CaseRights.IsExcluded(file, relay))
        || (file.Exclusions.Any(x => x.Kind == HolderKind.Person) && Persons.OfCaller(this, file) is { } me && CaseRights.IsExcluded(file, me));
}

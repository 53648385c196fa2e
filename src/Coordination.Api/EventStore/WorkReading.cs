using Coordination.Api.Access;
using Coordination.Api.Identity;
using Coordination.Domain.Accounts;
using Marten.Services.BatchQuerying;

namespace Coordination.Api.EventStore;

/// <summary>The reading half: the caller and every stream of the target that she reaches, in one round trip once it is known which.</summary>
internal sealed partial class Work
{
    private async Task ReadAsync(Asking asked, CancellationToken ct)
    {
        var (login, target) = (asked.Login, asked.Target);
        var reached = Only(target, await ReachAsync(asked, ct));
        var batch = Session.CreateBatchQuery();
        var account = login.Machine ? null : batch.Load<Account>(login.Account);
        var client = login.Machine ? batch.Load<MachineClient>(login.Account) : null;
        var (openCase, alert) = (Fetch(batch, reached.Case, StreamKinds.Case), Fetch(batch, reached.Alert, StreamKinds.Alert));
        var (handover, concertation) = (Fetch(batch, reached.Handover, StreamKinds.Handover), Fetch(batch, reached.Concertation, StreamKinds.Concertation));
        var (relay, other) = (Fetch(batch, target.Relay ?? target.AskedRelay, StreamKinds.Relay), Fetch(batch, target.Account, StreamKinds.Account));
        await batch.Execute(ct);
        Caller = new Caller(login.Account, login.Service)
        {
            Account = account is null ? null : await account,
            Client = client is null ? null : await client,
        };
        CaseStream = await Keep(openCase) ?? Absent(target.Case, StreamKinds.Case);
        AlertStream = await Keep(alert) ?? Absent(target.Alert, StreamKinds.Alert);
        HandoverStream = await Keep(handover) ?? Absent(target.Handover, StreamKinds.Handover);
        ConcertationStream = await Keep(concertation) ?? Absent(target.Concertation, StreamKinds.Concertation);
        RelayStream = await Keep(relay);
        AccountStream = await Keep(other);
        await ReadAroundAsync(target, ct);
    }

    /// <summary>What the streams at hand lead to: the case of a child, and what lets the caller at it.</summary>
    private async Task ReadAroundAsync(Target target, CancellationToken ct)
    {
        await ReadParentAsync(target, ct);
        Ground = await ReadGroundAsync(ct);
        Kinds = await ReadKindsAsync(ct);
    }

    private OpenStream<TState>? Absent<TState>(Guid? id, StreamKind<TState> kind)
        where TState : class => id is { } asked ? Keep(new OpenStream<TState>(asked, kind, 0, kind.None, null)) : null;

    private async Task ReadParentAsync(Target target, CancellationToken ct)
    {
        var parent = HandoverStream?.State.Case ?? ConcertationStream?.State.Case ?? AlertStream?.State.Case;
        if (target.Case is null && parent is { } known && known != Guid.Empty)
        {
            CaseStream = await OpenAsync(StreamKinds.Case, known, ct);
        }
    }

    private static (Guid Id, StreamKind<TState> Kind, Task<JasperFx.Events.IEventStream<TState>> Stream)? Fetch<TState>(IBatchedQuery batch, Guid? id, StreamKind<TState> kind)
        where TState : class => id is { } known ? (known, kind, batch.Events.FetchForWriting<TState>(known)) : null;

    private async Task<OpenStream<TState>?> Keep<TState>((Guid Id, StreamKind<TState> Kind, Task<JasperFx.Events.IEventStream<TState>> Stream)? fetched)
        where TState : class
    {
        if (fetched is not { } f)
        {
            return null;
        }

        var marten = await f.Stream;
        return Keep(new OpenStream<TState>(f.Id, f.Kind, marten.CurrentVersion ?? 0, marten.Aggregate ?? f.Kind.None, marten));
    }

    private OpenStream<TState> Keep<TState>(OpenStream<TState> stream)
        where TState : class
    {
        _streams.Add(stream);
        return stream;
    }
}

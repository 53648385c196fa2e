using Coordination.Api.Access;
using Coordination.Api.Identity;
using Coordination.Domain.Accounts;
using Marten.Services.BatchQuerying;

namespace Coordination.Api.EventStore;

/// <summary>The reading half: the caller and every stream of the target, in one round trip.</summary>
internal sealed partial class Work
{
    private async Task ReadAsync(Login login, Target target, CancellationToken ct)
    {
        var batch = Session.CreateBatchQuery();
        var account = login.Machine ? null : batch.Load<Account>(login.Account);
        var client = login.Machine ? batch.Load<MachineClient>(login.Account) : null;
        var openCase = Fetch(batch, target.Case, StreamKinds.Case);
        var alert = Fetch(batch, target.Alert, StreamKinds.Alert);
        var handover = Fetch(batch, target.Handover, StreamKinds.Handover);
        var concertation = Fetch(batch, target.Concertation, StreamKinds.Concertation);
        var relay = Fetch(batch, target.Relay ?? target.AskedRelay, StreamKinds.Relay);
        var other = Fetch(batch, target.Account, StreamKinds.Account);
        await batch.Execute(ct);
        Caller = new Caller(login.Account, login.Service)
        {
            Account = account is null ? null : await account,
            Client = client is null ? null : await client,
        };
        CaseStream = await Keep(openCase);
        AlertStream = await Keep(alert);
        HandoverStream = await Keep(handover);
        ConcertationStream = await Keep(concertation);
        RelayStream = await Keep(relay);
        AccountStream = await Keep(other);
        await ReadParentAsync(target, ct);
        Ground = await ReadGroundAsync(ct);
        Kinds = await ReadKindsAsync(ct);
    }

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

using Coordination.Api.Transfers.Views;
using Coordination.Domain.Accounts;
using Coordination.Domain.Transfers;

namespace Coordination.Api.EventStore;

/// <summary>
/// Transfer lists follow, in the same commit, from who goes or comes back and from whose case it is: no act has to think of them.
/// </summary>
internal sealed partial class Work
{
    public OpenStream<Transfer>? TransferStream { get; private set; }

    public OpenStream<Transfer> Transfer => TransferStream ?? throw new InvalidOperationException("This request opened no case in a transfer list.");

    /// <summary>The account of somebody who heads a case: it stays as it was read until the commit, so that no leave of hers goes unseen.</summary>
    public async Task<Account> HeadAsync(Guid account, CancellationToken ct)
    {
        if (account == Caller.Id && Caller.Account is { } me)
        {
            Also(Hold, Service, _caller.Id, _caller.Version);
            return me;
        }

        var stream = await OpenAsync(StreamKinds.Account, account, ct);
        if (stream.Exists)
        {
            RestOn(stream);
        }

        return stream.State;
    }

    private async Task FollowLeavesAsync(CancellationToken ct)
    {
        foreach (var account in _streams.OfType<OpenStream<Account>>().Where(s => s.Pending.Count > 0).ToArray())
        {
            await TransferLists.FollowAsync(this, account, ct);
        }

        if (CaseStream is { Pending.Count: > 0 } file && (file.State.Heads != file.Stored.Heads || file.State.IsOpen != file.Stored.IsOpen))
        {
            await TransferLists.FollowAsync(this, file, ct);
        }
    }
}

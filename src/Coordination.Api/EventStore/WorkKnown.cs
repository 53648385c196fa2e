using Coordination.Api.Access;
using Coordination.Api.Alerts.Views;
using Coordination.Api.Identity;
using Coordination.Domain.Accounts;

namespace Coordination.Api.EventStore;

/// <summary>
/// Working without asking first: caller and streams are taken as they were known last, and the statement that writes the audit entry of this work
/// asks whether each still is its stream's last version. Where one is not, nothing is written and the work begins anew by asking (DECISIONS 36).
/// </summary>
internal sealed partial class Work
{
    private (Guid Id, long Version) _caller;

    /// <summary>This work rests on what was known: whatever it came to, an error too, stands only once its audit entry is written.</summary>
    public bool Supposes { get; private set; }

    /// <summary>
    /// Takes the caller and every stream of the target as they were known last. False where anything would have to be asked, be it how the caller
    /// comes to a thing that is not hers.
    /// </summary>
    public async ValueTask<bool> OpenKnownAsync(Login login, Target target, CancellationToken ct, bool toWrite = true, Way way = Way.Own)
    {
        var service = login.Service;
        // Of another's account nothing is known: how fast the answer comes would tell whose is used here.
        // Where an alert belongs that repeats another is asked.
        if ((target.Alert is { } asked && snapshots.Find<Domain.Alerts.Alert>(service, asked) is { State: var repeat } && RepeatedAlerts.IsRepeat(repeat))
            || (target.Account is { } other && other != login.Account) || target.Consultation is not null || target.Sample is not null || target.Transfer is not null
            || !IsKnown(new Asking(login, target, way)) || KnownCaller(login) is not var (caller, version)
            || !Find(service, target.Case, StreamKinds.Case, out var file) || !Find(service, target.Alert, StreamKinds.Alert, out var alert) || !Find(service, target.Glass, StreamKinds.Glass, out var glass)
            || !Find(service, target.Request, StreamKinds.Request, out var request)
            || !Find(service, target.Handover, StreamKinds.Handover, out var handover) || !Find(service, target.Concertation, StreamKinds.Concertation, out var concertation)
            || !Find(service, target.Relay ?? (toWrite ? target.AskedRelay : null), StreamKinds.Relay, out var relay) || !Find(service, target.Account, StreamKinds.Account, out var account)
            || !Find(service, target.Case is null ? ParentOf(handover, concertation, alert, request) : null, StreamKinds.Case, out var parent))
        {
            return false;
        }

        await BeginAsync(login);
        (Caller, _caller, Supposes) = (caller, (login.Account, version), true);
        CaseStream = file ?? parent;
        (AlertStream, HandoverStream, ConcertationStream, RelayStream, AccountStream, GlassStream, RequestStream) = (alert, handover, concertation, relay, account, glass, request);
        Take(file, alert, handover, concertation, relay, account, glass, request, parent);
        return Caller.Relays(Now).Length == 0 && GroundAtHand() is not null && await BegunAsync(ct);
    }

    private async ValueTask<bool> BegunAsync(CancellationToken ct)
    {
        Attempt++;
        await ConnectAsync(ct);
        return true;
    }

    private void Take(params ReadOnlySpan<OpenStream?> known)
    {
        foreach (var stream in known)
        {
            if (stream is not null)
            {
                _streams.Add(stream);
            }
        }
    }

    /// <summary>The streams that this work rests on, with the versions they must be at; none where it asked.</summary>
    /// <param name="written">Whether it is asked after what this work writes, in the same transaction.</param>
    public IReadOnlyList<(Guid Stream, long Version)> Supposed(bool written)
    {
        if (!Supposes)
        {
            return [];
        }

        List<(Guid, long)> rests = new(_streams.Count + 1);
        var callerToo = true;
        foreach (var stream in _streams)
        {
            if (stream.Exists)
            {
                rests.Add((stream.Id, written ? stream.NextVersion : stream.Version));
                callerToo &= stream.Id != _caller.Id || stream.Version != _caller.Version;
            }
        }

        if (callerToo)
        {
            rests.Add(_caller);
        }

        return rests;
    }

    // The clock and the command line have no account to be known: they ask.
    private (Caller Caller, long Version)? KnownCaller(Login login) => login.Machine
        ? snapshots.Find<MachineClient>(login.Service, login.Account) is { } client
            ? (new Caller(login.Account, login.Service) { Client = client.State }, client.Version)
            : null
        : snapshots.Find<Account>(login.Service, login.Account) is { } account
            ? (new Caller(login.Account, login.Service) { Account = account.State }, account.Version)
            : null;

    private bool Find<TState>(string tenant, Guid? id, StreamKind<TState> kind, out OpenStream<TState>? stream)
        where TState : class
    {
        var known = id is { } wanted ? snapshots.Find<TState>(tenant, wanted) : null;
        stream = known is null ? null : new OpenStream<TState>(id!.Value, kind, known.Version, known.State);
        return id is null || known is not null;
    }
}

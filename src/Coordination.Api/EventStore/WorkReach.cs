using Coordination.Api.Access;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Time;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>
/// Before anything is read: which things of the target the caller may have anything to do with. The small rows of relations, heads, cover and
/// seats say it, so that a hidden thing costs no more and no other statement than an id that nobody has.
/// </summary>
internal sealed partial class Work
{
    private static readonly string ReachedNow = $"select {Reached(from: 1)}";

    /// <summary>What of the target is reached, an array of ids; its thirteen parameters begin at <paramref name="from"/>.</summary>
    private static string Reached(int from) => $"coordination.reached({string.Join(", ", Enumerable.Range(from, 13).Select(i => $"${i}"))})";

    /// <summary>Whether the caller may have anything to do with everything that is named; what she has not is not read.</summary>
    public async Task<bool> ReachesAsync(Target target, CancellationToken ct)
    {
        var asked = new Asking(new Login(Caller.Id, Service, Machine: Caller.Client is not null), target, Way.Own);
        return asked.Things.All((await ReachAsync(asked, ct)).Contains);
    }

    private async Task<IReadOnlyCollection<Guid>> ReachAsync(Asking asked, CancellationToken ct)
    {
        if (IsKnown(asked))
        {
            return [.. asked.Things];
        }

        await using var command = new NpgsqlCommand(ReachedNow, await ConnectionAsync(ct)).Add(Cells(asked));
        var found = (Guid[])(await command.ExecuteScalarAsync(ct))!;
        KeepReached(asked, found);
        return found;
    }

    /// <summary>Everything asked was reached before, or is asked by the clock itself, which has no relations.</summary>
    private bool IsKnown(Asking asked) =>
        asked.Login.Account == Actors.Sweep || asked.Login.Account == Actors.Installer
        || (Knows(asked.Login, asked.Target.Case) && Knows(asked.Login, asked.Target.Alert) && Knows(asked.Login, asked.Target.Handover) && Knows(asked.Login, asked.Target.Concertation)
            && Knows(asked.Login, asked.Target.Glass) && Knows(asked.Login, asked.Target.Request));

    private bool Knows(Login login, Guid? thing) => thing is not { } id || reaches.Knows(login, id);

    private void KeepReached(Asking asked, IEnumerable<Guid> found)
    {
        // A case that is reached by its child alone, or by an office or a click for one act, is not reached for another request.
        var alone = asked is { Way: Way.Own, Target: { Handover: null, Concertation: null } };
        // Of one in no case it is asked each time: a family may shut her out of its own, and then this one is not there for her.
        var alert = AlertStream is { State.Case: not null } ? null : asked.Target.Alert;
        foreach (var id in found.Where(id => id != alert && (alone || (asked.Way == Way.Own && id != asked.Target.Case))))
        {
            reaches.Keep(asked.Login, id);
        }
    }

    /// <summary>What the caller just wrote is there for her. A record posts by the thousand and comes back to none of it soon.</summary>
    private void KeepReached(IEnumerable<OpenStream> written)
    {
        if (Caller.Client is not null)
        {
            return;
        }

        foreach (var stream in written.Where(stream => stream is not OpenStream<Domain.Alerts.Alert> { State.Case: null }))
        {
            reaches.Keep(new Login(Caller.Id, Service, Machine: false), stream.Id);
        }
    }

    private Cell[] Cells(Asking asked) =>
    [
        asked.Login.Service, asked.Login.Account, Now, CivilTime.DayOf(Now), asked.Way == Way.Office, asked.Way == Way.Emergency, asked.Way == Way.Right,
        asked.Target.Case, asked.Target.Alert, asked.Target.Handover, asked.Target.Concertation, asked.Target.Glass, asked.Target.Request,
    ];

    /// <param name="Login">Who asks.</param>
    /// <param name="Target">For what.</param>
    /// <param name="Way">How it may be reached beside what she has to do with it.</param>
    private sealed record Asking(Login Login, Target Target, Way Way)
    {
        public IEnumerable<Guid> Things => new[] { Target.Case, Target.Alert, Target.Handover, Target.Concertation, Target.Glass, Target.Request }.OfType<Guid>();
    }
}

/// <summary>How an act may reach a case with which its caller has nothing to do.</summary>
internal enum Way
{
    /// <summary>It may not.</summary>
    Own,

    /// <summary>A site's lead may do it to any case of the site (A76).</summary>
    Office,

    /// <summary>The click that breaks a glass (A45), or the request to be let in (A97).</summary>
    Emergency,

    /// <summary>A records officer notes that a person makes use of a right (A84).</summary>
    Right,
}

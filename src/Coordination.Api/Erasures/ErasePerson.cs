using System.Security.Cryptography;
using Coordination.Api.Access;
using Coordination.Api.Alerts.Views;
using Coordination.Api.Audit;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Observability;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Erasures;
using Coordination.Domain.Time;

namespace Coordination.Api.Erasures;

/// <summary>What is wished: whose keys, on which ground, asked and confirmed by whom.</summary>
internal sealed record ErasureWish(string Service, Guid Person, ErasureGround Ground, Guid AskedBy, Guid ConfirmedBy);

/// <summary>
/// Erases a person by destroying her keys, in three steps that may each be repeated: the decision is an event, the keys go, the proof is an event. One that
/// was broken off is gone on with by asking again.
/// </summary>
internal sealed partial class ErasePerson(IServiceScopeFactory scopes, Databases databases)
{
    private const int Races = 10;

    /// <summary>Returns the proof, or why it may not be.</summary>
    public async Task<(PersonErased? Proof, string? WhyNot)> RunAsync(ErasureWish wish, CancellationToken ct)
    {
        var traces = await PersonTraces.FindAsync(databases, wish.Service, wish.Person, ct);
        var (decided, whyNot) = await DecideAsync(wish, traces, ct);
        if (decided is null)
        {
            return (null, whyNot);
        }

        var destroyed = await DestroyKeys.OfAsync(databases, wish.Service, wish.Person, decided.Fingerprint, ct);
        // Looked for anew: whatever went into a case of hers until her key was gone.
        traces = await PersonTraces.FindAsync(databases, wish.Service, wish.Person, ct);
        var terms = 0;
        // Of an alert whose time is over the terms went with the decision, and another alert about her has its own time.
        if (traces is not null && decided.Ground != Retention.OfAlert)
        {
            await EraseAliasesAsync(wish.Service, decided, traces, ct);
            terms = await UnlistAsync(wish.Service, traces, ct);
        }

        return (await ProveAsync(wish.Service, wish.Person, (destroyed, decided.Fingerprint), terms, ct), null);
    }

    /// <summary>What is decided with these keys at hand, whoever decides it by whatever way.</summary>
    public static ErasureDecided DecisionOf(ErasureWish wish, PersonTraces traces, IReadOnlyCollection<StoredKey> keys, Stamp stamp) => new(
        wish.Person, wish.Ground.Code, traces.Kind, Retention.KeptUntil(traces.Kind, traces.LastContact), Retention.Version, wish.AskedBy, wish.ConfirmedBy,
        [.. keys.Select(key => key.Version)], Convert.ToHexStringLower(SHA256.HashData([.. keys.SelectMany(key => key.Wrapped)])), stamp);

    /// <summary>Goes on with whatever was decided and is not done: by a door, or by a command that was broken off. Returns how many persons were erased.</summary>
    public async Task<int> FinishAsync(CancellationToken ct)
    {
        var decided = await DestroyKeys.DecidedAsync(databases, ct);
        foreach (var (service, person) in decided)
        {
            await RunAsync(new(service, person, Retention.Grounds[0], Guid.Empty, Guid.Empty), ct);
        }

        return decided.Count;
    }

    /// <summary>After a backup of the data from before was put back: drops the terms that came with it and writes the proof anew. Returns of how many persons.</summary>
    public async Task<int> AgainAsync(CancellationToken ct)
    {
        var unproved = await DestroyKeys.UnprovedAsync(databases, ct);
        foreach (var (service, person, keys, fingerprint) in unproved)
        {
            var terms = await PersonTraces.FindAsync(databases, service, person, ct) is { } traces ? await UnlistAsync(service, traces, ct) : 0;
            await ProveAsync(service, person, (keys, fingerprint), terms, ct);
        }

        return unproved.Count;
    }

    private Task<(ErasureDecided? Decided, string? WhyNot)> DecideAsync(ErasureWish wish, PersonTraces? traces, CancellationToken ct) => WriteAsync<(ErasureDecided?, string?)>(wish.Service, Target.Nothing, async work =>
    {
        var erasure = await work.OpenAsync(StreamKinds.Erasure, Erasure.IdOf(wish.Person), ct);
        if (erasure.State.Open is { } open)
        {
            return (open, null);
        }

        var (asks, confirms) = (await work.OpenAsync(StreamKinds.Account, wish.AskedBy, ct), await work.OpenAsync(StreamKinds.Account, wish.ConfirmedBy, ct));
        var keys = await DestroyKeys.AtHandAsync(databases, wish.Service, wish.Person, ct);
        if (WhyNot(wish, traces, (asks.State, confirms.State), keys.Count, work.Now) is { } whyNot)
        {
            return (null, whyNot);
        }

        var decided = DecisionOf(wish, traces!, keys, work.Stamp);
        Work.Append(erasure, ErasureDecider.Decide(erasure.State, decided));
        await DecideAliasesAsync(work, databases, decided, traces!, ct);
        Tell(work, "DecideErasure", wish.Person, wish.Ground.Code);
        return (decided, null);
    }, ct);

    private static string? WhyNot(ErasureWish wish, PersonTraces? traces, (Account Asks, Account Confirms) by, int keys, DateTimeOffset now) => (by.Asks, by.Confirms) switch
    {
        _ when traces is null || keys == 0 => "Nobody with this id has a key: she was erased before, or there is no such person.",
        _ when wish.AskedBy == wish.ConfirmedBy => "One asks and another one confirms: the same account cannot do both.",
        var (asks, _) when !asks.GrantsAt(now).Any(grant => grant.Role is Role.RecordsOfficer or Role.PrivacyOfficer) => "Whoever asks is a records officer or a privacy officer with a live account.",
        var (_, confirms) when !confirms.GrantsAt(now).Any(grant => grant.Role is Role.Supervisor) => "Whoever confirms is a supervisor with a live account.",
        _ when !Retention.Allows(wish.Ground, traces.Kind, traces.LastContact, CivilTime.DayOf(now)) =>
            $"What is known is to be kept until {Retention.KeptUntil(traces.Kind, traces.LastContact):yyyy-MM-dd} ({traces.Kind}, last written to on {traces.LastContact:yyyy-MM-dd}), and {wish.Ground.Code} does not set that aside.",
        _ => null,
    };

    // Terms of the others in the same case stay: they are made anew from what can still be read.
    private async Task<int> UnlistAsync(string service, PersonTraces traces, CancellationToken ct)
    {
        var before = await CountAsync(service, traces, ct);
        foreach (var file in traces.Cases)
        {
            await WriteAsync(service, Target.OfCase(file), async work =>
            {
                await work.KeysAsync(work.Case.State.Persons.Select(person => person.Id), ct);
                await SearchIndex.RenewAsync(work, work.Case.State, ct);
                return Tell(work, "RenewSearchTerms", file, null);
            }, ct);
        }

        foreach (var alert in traces.Alerts)
        {
            await WriteAsync(service, Target.Nothing, work =>
            {
                SearchIndex.Drop(work, alert);
                AlertHeads.Forget(work, alert);
                return Task.FromResult(Tell(work, "RenewSearchTerms", alert, null));
            }, ct);
        }

        return before - await CountAsync(service, traces, ct);
    }

    private async Task<int> CountAsync(string service, PersonTraces traces, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand("select count(*)::integer from coordination.search_term where tenant_id = $1 and target = any($2)")
            .Add(service, Cell.Array(NpgsqlTypes.NpgsqlDbType.Uuid, [.. traces.Cases, .. traces.Alerts]));
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private Task<PersonErased> ProveAsync(string service, Guid person, (int[] Keys, string Fingerprint) destroyed, int terms, CancellationToken ct) => WriteAsync(service, Target.Nothing, async work =>
    {
        var erasure = await work.OpenAsync(StreamKinds.Erasure, Erasure.IdOf(person), ct);
        // Another process may have gone on with it and be done: then the keys are those that it destroyed.
        var keys = destroyed.Keys.Union(erasure.State.Open?.Keys ?? erasure.State.Destroyed).Order();
        var proof = new PersonErased(person, [.. keys], destroyed.Fingerprint, terms, work.Stamp);
        Work.Append(erasure, ErasureDecider.Prove(erasure.State, proof));
        Tell(work, "ProveErasure", person, null);
        return proof;
    }, ct);

    // A node goes on with whatever is decided while a command does: either may come first, and each erasing makes the keys that the others know outdated.
    private async Task<T> WriteAsync<T>(string service, Target target, Func<Work, Task<T>> step, CancellationToken ct)
    {
        for (var race = 1; ; race++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = scope.ServiceProvider.GetRequiredService<Work>();
            try
            {
                await work.OpenAsync(new Login(Actors.Installer, service, Machine: false), target, ct);
                await work.KnowErasuresAsync(ct, anew: true);
                var done = await step(work);
                if (work.HasWrites)
                {
                    await work.CommitAsync(ct);
                }

                return done;
            }
            catch (Exception e) when (StoreFailures.IsRace(e) && race < Races)
            {
                Telemetry.Race(nameof(ErasePerson));
            }
        }
    }

    private static bool Tell(Work work, string action, Guid target, string? detail)
    {
        work.Audit(new AuditEntry(work.NewId(), work.Now, Actors.Installer, action, "installer", "Allow", null, null, target, null, detail));
        return true;
    }
}

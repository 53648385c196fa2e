using Coordination.Api.Accounts;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using Coordination.Domain.Transfers;

namespace Coordination.Api.Transfers.Views;

/// <summary>From what a reader may see of transfer lists to cards.</summary>
internal static class TransferCards
{
    /// <summary>A line for each list, the one that begins first first.</summary>
    public static async Task<IReadOnlyList<TransferLine>> LinesAsync(Work work, TransferSight sight, CancellationToken ct)
    {
        await work.KeysAsync(sight.Accounts.Values.Select(account => account.Name), ct);
        return [.. sight.Seen.GroupBy(seen => seen.Row.List).Select(list => Line(work, sight, [.. list])).OrderBy(line => line.From).ThenBy(line => line.Id)];
    }

    public static async Task<TransferCard> OfAsync(Work work, TransferSight sight, IReadOnlyList<SeenTransfer> list, CancellationToken ct)
    {
        await work.KeysAsync(
            list.SelectMany(seen => new[] { MotherOf(seen.File)?.Name, NoteOf(seen)?.Texts[^1].Text }).Append(sight.Accounts.GetValueOrDefault(list[0].Row.Of)?.Name), ct);
        return new(Line(work, sight, list), [.. list.Select(seen => File(work, seen))]);
    }

    private static TransferLine Line(Work work, TransferSight sight, IReadOnlyList<SeenTransfer> list)
    {
        var (leave, account) = (list[0].Transfer.Leave!, sight.Accounts.GetValueOrDefault(list[0].Row.Of));
        return new(leave.List, leave.Of, work.Keys.Open(account?.Name, leave.Of, leave.Of, AccountFields.Name), leave.Site, leave.Reason, leave.From)
        {
            BackOn = list.Max(seen => seen.Transfer.BackOn),
            Cover = account?.Absences.FirstOrDefault(absence => absence.Id == leave.List)?.Cover ?? [],
            Files = list.Count,
            NotNoted = list.Count(seen => seen.Transfer is { NoteOwed: true, Note: null }),
            NotPickedUp = list.Count(seen => seen.Transfer.PickedUp is null),
        };
    }

    private static TransferFileCard File(Work work, SeenTransfer seen)
    {
        var (file, state, mother) = (seen.File, seen.Transfer, MotherOf(seen.File));
        return new(
            file.Id,
            References.Of(file.Id),
            mother is null ? null : PersonFields.Open(work, file.Id, mother, mother.Name, PersonFields.Name),
            file.Intensity is { } intensity ? (int)intensity : null,
            file.Heads?.All ?? [])
        {
            HeldFor = seen.Row.HeldFor,
            Note = NoteOf(seen) is { } note ? new(note.Id, work.Keys.Open(note.Texts[^1].Text, note.Subject, file.Id, CaseFields.Entry), note.Author, note.OccurredAt) : null,
            PickedUp = state.PickedUp is { } picked ? new(picked.By, picked.At) : null,
            Owed = [.. TransferOwed.Of(state, work.Plan).Select(owed => new TransferDue(owed.Code, work.Plan[owed.Code].Label, owed.Owner, owed.DueAt))],
            Meanwhile = seen.Notes && CivilTime.StartOfDay(state.Leave!.From) is var since && since <= work.Now ? Since(Unsealed.Of(file), since) : null,
        };
    }

    // What everybody who reads the case's notes may count: nothing that is for a discipline, for named people, or sealed.
    private static MeanwhileCard Since(CaseFile file, DateTimeOffset since)
    {
        var contacts = file.Contacts.Where(c => c.Level <= Confidentiality.N2 && c.Stamp.At >= since).ToArray();
        var entries = file.Entries.Where(e => e.Level <= Confidentiality.N2 && e.OccurredAt >= since).ToArray();
        var screenings = file.Screenings.Where(s => s.Level <= Confidentiality.N2 && s.Stamp.At >= since).ToArray();
        var steps = file.Steps.Where(s => s.End is StepEnd.Done or StepEnd.Elsewhere && s.Stamp.At >= since).ToArray();
        var life = file.Life.Where(e => e.Stamp.At >= since).ToArray();
        return new(
            contacts.Length,
            contacts.Count(c => c.Reached),
            entries.Length,
            screenings.Length,
            [.. file.Flags.Where(f => f.Level <= Confidentiality.N2 && f.RaisedAt >= since).Select(f => f.Code)],
            [.. steps.Select(s => s.Code).Distinct()],
            [.. life.Select(e => e.Kind)],
            [.. contacts.Select(c => c.Stamp.By).Concat(entries.Select(e => e.Author)).Concat(screenings.Select(s => s.Stamp.By)).Concat(steps.Select(s => s.Stamp.By)).Distinct().Order()]);
    }

    private static Entry? NoteOf(SeenTransfer seen) => seen.Notes ? seen.File.Entries.FirstOrDefault(entry => entry.Id == seen.Transfer.Note) : null;

    private static Person? MotherOf(CaseFile file) => file.Find(file.Mother);
}

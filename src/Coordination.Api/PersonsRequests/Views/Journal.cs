using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;

namespace Coordination.Api.PersonsRequests.Views;

/// <summary>One access to what is kept about somebody.</summary>
/// <param name="At">When.</param>
/// <param name="What"><c>read</c>, <c>written</c>, <c>disclosed</c>, or <c>copy</c> for what was done to prepare her copy.</param>
/// <param name="Function">As whom.</param>
/// <param name="By">Account, so that she may exclude it.</param>
internal sealed record JournalLine(DateTimeOffset At, string What, Role Function, Guid By)
{
    /// <summary>Name, where the site chose that names are told.</summary>
    public string? Name { get; init; }

    /// <summary>Site or service outside.</summary>
    public string? Organisation { get; init; }

    /// <summary>It was an emergency access.</summary>
    public bool? Emergency { get; init; }
}

/// <summary>From entries of the log to what one person may know of them (rule A54).</summary>
internal sealed class Journal(Work work, Guid person)
{
    private const string Glass = "glass ";

    // What they show would tell where somebody goes, whom she calls and who visits her.
    private static readonly Role[] Own = [Role.Coordinator, Role.Supervisor, Role.Treating, Role.RecordsOfficer, Role.PrivacyOfficer, Role.Admin, Role.Auditor];

    private readonly bool _limited = ProtectiveLimit.IsSet(work.Case.State);
    private readonly bool _limitsHer = ProtectiveLimit.Limits(work.Case.State, Guid.Empty, person);

    public Guid Person => person;

    /// <summary>The log names no person of the case: what is not of a request is taken to be about the index parent, and leaves no trace with anybody else (A51).</summary>
    public bool IsIndex { get; } = work.Case.State.Find(person)?.Role == PersonRole.Mother;

    public async Task<IEnumerable<(JournalRow Row, JournalLine Item)>> ShownAsync(IReadOnlyList<JournalRow> rows, CancellationToken ct)
    {
        var actors = (await work.ReadManyAsync<Account>(rows.Select(row => row.Actor).Distinct(), ct)).ToDictionary(account => account.Id);
        var service = await work.LoadAsync<CoordinationService>(CoordinationService.IdOf(work.Service), ct);
        var named = !(IsIndex && _limited) && service?.Find(work.Case.State.Site)?.Settings.JournalNames == true;
        await work.KeysAsync(named ? actors.Values.Select(account => account.Name) : [], ct);
        return rows.Select(row => (row, Role: RoleOf(row, actors.GetValueOrDefault(row.Actor))))
            .Where(seen => seen.Role is not null && IsShown(seen.row, seen.Role.Value))
            .Select(seen => (seen.row, LineOf(seen.row, actors[seen.row.Actor], seen.Role!.Value, named)));
    }

    // Who acts for her, or whom she trusts, is in it by the copy alone that she got.
    private static Role? RoleOf(JournalRow row, Account? actor) =>
        row is { Action: nameof(AccessAction.ReadPersonsCopy), Row: "A91" } && actor is not null ? Role.Parent : actor?.Grants.FirstOrDefault(g => g.Role != Role.Parent)?.Role;

    // Under a limit: to whom it protects, the coordination's own people and nothing sealed. To anybody else the same with and without one (A53).
    private bool IsShown(JournalRow row, Role role) =>
        IsForCopy(row) || (IsIndex && (!_limited || (Own.Contains(role) && row.Levels is not ("N4" or "N5") && !_limitsHer)));

    private static bool IsForCopy(JournalRow row) => row.Action is "KeepPersonsRequest" or "ReadPersonsRequest" or "ReadPersonsCopy";

    private JournalLine LineOf(JournalRow row, Account account, Role role, bool named) => new(row.At, WhatOf(row), role, row.Actor)
    {
        Name = named ? work.Keys.Open(account.Name, account.Id, account.Id, AccountFields.Name) : null,
        Organisation = account.Grants.FirstOrDefault(g => g.Role == role)?.Site,
        Emergency = row.Detail?.StartsWith(Glass, StringComparison.Ordinal) == true ? true : null,
    };

    private static string WhatOf(JournalRow row) => row switch
    {
        _ when IsForCopy(row) => "copy",
        { Action: nameof(AccessAction.DiscloseInEmergency) } => "disclosed",
        _ when row.Action.StartsWith("Read", StringComparison.Ordinal) || row.Action is nameof(AccessAction.BreakGlass) or nameof(AccessAction.Search) or nameof(AccessAction.List) => "read",
        _ => "written",
    };
}

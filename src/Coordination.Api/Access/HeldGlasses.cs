using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Emergencies;

namespace Coordination.Api.Access;

/// <summary>
/// What an emergency access makes of its holder, as long as the clock says so. It stands with her account, which every request holds against what is stored:
/// it costs no question, counts at every node from its commit on, and is over in the first request after its time, in the middle of a list too (rule A48).
/// </summary>
internal static class HeldGlasses
{
    private static readonly string[] Rows = ["A12", "A45"];

    /// <summary>The question about a case as it stands for who broke its glass.</summary>
    public static AccessQuestion Through(Work work, Guid file, AccessQuestion question) => work.Caller.Account?.GlassOn(file, work.Now) switch
    {
        null => question,
        var held when !held.OpensAt(work.Now) => question with { Glass = Glass.Expired },
        var held => question with
        {
            Glass = held.Sealed ? Glass.OpenSealed : Glass.Open,
            // A reason to read is none to tell somebody outside (A85).
            Reason = question.Action == AccessAction.DiscloseInEmergency ? question.Reason : GlassRules.EmergencyOf(held.Reason) ?? EmergencyReason.None,
        },
    };

    /// <summary>The question about a record: whether it is her own, and whether it waits for a review.</summary>
    public static AccessQuestion OfRecord(Work work, AccessQuestion question) =>
        work.GlassStream is { Exists: true, State: var record } ? OfRecord(work, record, question) : question;

    /// <summary>The same of one record of a list.</summary>
    public static AccessQuestion OfRecord(Work work, BrokenGlass record, AccessQuestion question) => question with
    {
        Own = record.By == work.Caller.Id,
        SecondPerson = record.By != work.Caller.Id,
        Purpose = record.IsUnderReview ? Purpose.GlassReview : Purpose.Unstated,
    };

    /// <summary>What the caller has open on the case at hand, or null.</summary>
    public static HeldGlass? OpenOn(Work work) =>
        work.CaseStream is { IsThere: true } file && work.Caller.Account?.GlassOn(file.Id, work.Now) is { } held && held.OpensAt(work.Now) ? held : null;

    /// <summary>
    /// Whether it is the glass that lets the caller at the shared content of the case at hand, whatever a consent says: so what a consent to her service
    /// leaves out is not left out.
    /// </summary>
    public static bool LetsIn(Work work) =>
        OpenOn(work) is not null && Gate.Unconsented(work, Confidentiality.N2) is { Granted: true } answer && Rows.Contains(answer.Row);

    /// <summary>The audit's detail with the id of the glass that is open on the case at hand.</summary>
    public static string? Told(Work work, string? detail) =>
        OpenOn(work) is not { Glass: var glass } || detail == $"glass {glass}" ? detail : detail is null ? $"glass {glass}" : $"glass {glass}, {detail}";
}

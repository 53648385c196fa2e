using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Time;

namespace Coordination.Api.PersonsRequests.Views;

/// <summary>A person's request. Whoever asked by an own account reads how it stands; what is said of it, somebody tells her.</summary>
/// <param name="CaseId">Case that the person is of.</param>
/// <param name="Right">Which right.</param>
/// <param name="State"><c>open</c>, <c>released</c>, <c>answered</c> or <c>refused</c>; to whoever asked <c>open</c>, <c>ready</c> or <c>closed</c>.</param>
/// <param name="ReceivedOn">Day on which it came in.</param>
internal sealed record RightCard(Guid Id, Guid CaseId, PersonsRight Right, string State, DateOnly ReceivedOn)
{
    /// <summary>To be said on the telephone.</summary>
    public required string Reference { get; init; }

    /// <summary>Until when it is to be answered; absent once it is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>About whom.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>In what capacity whoever asks acts.</summary>
    public ConsentCapacity? Capacity { get; init; }

    /// <summary>Person of the case who asks.</summary>
    public Guid? AskerId { get; init; }

    /// <summary>How it was proven who asks.</summary>
    public string? Identity { get; init; }

    /// <summary>A records officer noted it, and somebody who answers for the case is still to confirm that the person asked; absent where nothing is awaited.</summary>
    public bool? AwaitsConfirmation { get; init; }

    /// <summary>Whoever asks neither is the person nor acts for her today: it can only be refused, with reasons; absent otherwise, and once it ended.</summary>
    public bool? WithoutRight { get; init; }

    /// <summary>In the asker's words.</summary>
    public string? Text { get; init; }

    /// <summary>Why the delay is longer, as the person was told.</summary>
    public string? Extension { get; init; }

    /// <summary>When she was told that it is longer.</summary>
    public DateOnly? ToldOn { get; init; }

    /// <summary>When the copy was released.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Coded reason of a refusal.</summary>
    public string? Reason { get; init; }

    /// <summary>What was answered, or the reasons of a refusal in words.</summary>
    public string? Ending { get; init; }

    /// <summary>When it was answered or refused.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>One line of the list of requests.</summary>
/// <param name="Reference">To be said on the telephone.</param>
/// <param name="CaseId">Case that the person is of.</param>
/// <param name="Right">Which right.</param>
/// <param name="ReceivedOn">Day on which it came in.</param>
/// <param name="Open">Not ended yet.</param>
internal sealed record RightLine(Guid Id, string Reference, Guid CaseId, PersonsRight Right, DateOnly ReceivedOn, bool Open)
{
    /// <summary>Until when it is to be answered; absent once it is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public static RightLine Of(Work work, PersonsRequest asked) => new(asked.Id, References.Of(asked.Id), asked.Case, asked.Right, asked.ReceivedOn, asked.IsOpen)
    {
        DueAt = asked.IsOpen ? PersonsRequestOwed.DueOf(asked, work.Plan) : null,
    };
}

internal static class RightCards
{
    /// <param name="work">Opened on the request.</param>
    /// <param name="asked">The request.</param>
    /// <param name="whole">Not for whoever asked by an own account: on a watched device a reason would tell what must not be told there (rule A56).</param>
    /// <param name="ct">Ends with the request.</param>
    public static async Task<RightCard> OfAsync(Work work, PersonsRequest asked, bool whole, CancellationToken ct)
    {
        var card = new RightCard(asked.Id, asked.Case, asked.Right, whole ? RightReplies.StateOf(asked) : Neutral(work, asked), asked.ReceivedOn)
        {
            Reference = References.Of(asked.Id),
            DueAt = asked.IsOpen ? PersonsRequestOwed.DueOf(asked, work.Plan) : null,
        };
        if (!whole)
        {
            return card;
        }

        await work.KeysAsync([asked.Text, asked.Extension?.Text, asked.Ending?.Text], ct);
        return Whole(work, asked, card);
    }

    private static RightCard Whole(Work work, PersonsRequest asked, RightCard card) => card with
    {
        PersonId = asked.Person,
        Capacity = asked.Capacity,
        AskerId = asked.Asker,
        Identity = asked.Identity,
        AwaitsConfirmation = asked is { IsOpen: true, AwaitsSecond: true } ? true : null,
        WithoutRight = asked.IsOpen && Speaking.IsWithoutRight(work.Case.State, asked, CivilTime.DayOf(work.Now)) ? true : null,
        Text = work.Keys.Open(asked.Text, asked.Person, asked.Id, RightFields.Text),
        Extension = work.Keys.Open(asked.Extension?.Text, asked.Person, asked.Id, RightFields.Extension),
        ToldOn = asked.Extension?.ToldOn,
        ReleasedAt = asked.Release?.Released.At,
        Reason = asked.Ending?.Reason,
        Ending = work.Keys.Open(asked.Ending?.Text, asked.Person, asked.Id, RightFields.Ending),
        EndedAt = asked.Ending?.Decided.At,
    };

    private static string Neutral(Work work, PersonsRequest asked) => asked switch
    {
        { Ending: not null } => "closed",
        // What a human hands over is not ready to be opened, released or not.
        { Release: not null } when CopyReader.MayOpen(asked, work.Case.State, CivilTime.DayOf(work.Now)) => "ready",
        _ => "open",
    };
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Screening;

/// <summary>A red flag and where it came from: an alert a named professional qualifies, never a decision.</summary>
/// <param name="Code">Code of <see cref="RedFlags"/>, for example <c>SELF_HARM</c>; one we do not know is kept.</param>
/// <param name="Source">What raised it: <c>EPDS item 10</c>, <c>EPDS total</c>, <c>statement</c>.</param>
public sealed record RedFlagHit(string Code, string Source);

/// <summary>Where a total comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TotalSource>))]
public enum TotalSource
{
    None,

    /// <summary>Computed here from the items.</summary>
    Items,

    /// <summary>Taken over from the sender: the items are not known.</summary>
    Sender,
}

/// <summary>Sum over some of the items, stored beside the total and never an alert by itself.</summary>
public sealed record SubscaleScore(string Code, int Score);

/// <summary>Soft remarks on a result. They flag nothing; they tell the reader what to look at.</summary>
public static class ScreeningNotes
{
    /// <summary>An EPDS total of 0: maybe not comfortable to answer.</summary>
    public const string TotalZero = "total-zero";

    /// <summary>The sender's total is another than the computed one: both are kept.</summary>
    public const string TotalDiffers = "total-differs";

    /// <summary>An item that raises a red flag by itself was not answered or not sent.</summary>
    public const string RedFlagItemOpen = "red-flag-item-open";

    /// <summary>A violence instrument without a positive answer, not known to be asked alone: not reassuring.</summary>
    public const string NotReassuring = "not-reassuring";

    /// <summary>Positive once; the flag needs a second positive result about two weeks later.</summary>
    public const string RepeatToConfirm = "repeat-to-confirm";

    /// <summary>An indicator about violence is over its threshold: to be talked about alone.</summary>
    public const string ViolenceIndicator = "violence-indicator";
}

/// <summary>One passation of an instrument, scored with the reference data in force on that day.</summary>
public sealed record ScreeningResult
{
    /// <summary>Code of the instrument, or the sender's own code for one we do not know (<see cref="Coded"/> is then false); <c>other</c> where words came.</summary>
    public string Instrument { get; init; } = "";

    /// <summary>The words, where <see cref="Instrument"/> is <c>other</c>.</summary>
    public Protected? InstrumentText { get; init; }

    /// <summary>Version of the instrument's reference data, empty for one we do not know.</summary>
    public string Version { get; init; } = "";

    public bool Coded { get; init; }

    /// <summary>The person it is about.</summary>
    public Guid Subject { get; init; }

    public DateOnly TakenOn { get; init; }

    public YesNo AskedAlone { get; init; }

    /// <summary>Lowest confidentiality an entry about it starts with; the author may raise it.</summary>
    public Confidentiality Confidentiality { get; init; } = Confidentiality.N2;

    /// <summary>As they came in.</summary>
    public ScreeningAnswers Answers { get; init; } = new();

    /// <summary>Points of each item after turning the reversed ones, null where open.</summary>
    public ImmutableArray<int?> Items { get; init; } = [];

    /// <summary>The total counted on, null when an item is missing.</summary>
    public int? Total { get; init; }

    public TotalSource TotalFrom { get; init; }

    public int? TotalSent { get; init; }

    public bool TotalDiffers { get; init; }

    /// <summary>Codes of the bands and thresholds met, in the order of the reference data.</summary>
    public ImmutableArray<string> Bands { get; init; } = [];

    public ImmutableArray<SubscaleScore> Subscales { get; init; } = [];

    /// <summary>Everything the instrument counts on is known. Never true without a total, except where an instrument has none.</summary>
    public bool Complete { get; init; }

    public ImmutableArray<RedFlagHit> Flags { get; init; } = [];

    /// <summary>Words of <see cref="ScreeningNotes"/>.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

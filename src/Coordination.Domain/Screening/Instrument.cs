using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Screening;

/// <summary>How a total is made.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScoringRule>))]
public enum ScoringRule
{
    /// <summary>Sum of the counted items.</summary>
    Sum,

    /// <summary>Only the sender's total counts: the scoring of the items is not verified here.</summary>
    TotalOnly,

    /// <summary>No total: one verdict per indicator.</summary>
    Indicators,
}

/// <summary>One item, without its wording.</summary>
public sealed record InstrumentItem
{
    /// <summary>Number on the form, from 1.</summary>
    public int No { get; init; }

    public int Min { get; init; }

    public int Max { get; init; }

    /// <summary>The top answer scores most.</summary>
    public bool Reversed { get; init; }

    /// <summary>May stay open in a complete form.</summary>
    public bool Optional { get; init; }

    /// <summary>Kept and not added to the total (the help question of Whooley).</summary>
    public bool Uncounted { get; init; }

    /// <summary>The printed answer is a count: above <see cref="CountAbove"/> it scores <see cref="Max"/>, else <see cref="Min"/>.</summary>
    public int? CountAbove { get; init; }

    /// <summary>Largest count accepted.</summary>
    public int CountMost { get; init; } = 99;

    public string? Loinc { get; init; }
}

/// <summary>Comparison of a threshold. It is part of the data: one guideline says above 13, the form says 13 or more.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Operator>))]
public enum Operator
{
    [JsonStringEnumMemberName(">=")]
    AtLeast,

    [JsonStringEnumMemberName(">")]
    Above,

    [JsonStringEnumMemberName("<=")]
    AtMost,

    [JsonStringEnumMemberName("<")]
    Below,

    /// <summary>Both ends included.</summary>
    [JsonStringEnumMemberName("between")]
    Between,
}

/// <summary>A band or threshold of a total.</summary>
public sealed record Band
{
    public string Code { get; init; } = "";

    public Label Label { get; init; } = new("", "", "");

    public Operator Op { get; init; }

    public int Value { get; init; }

    /// <summary>Upper end of <see cref="Operator.Between"/>.</summary>
    public int? To { get; init; }

    /// <summary>Applies only while pregnant; a person whose pregnancy is not known counts as pregnant.</summary>
    public bool InPregnancy { get; init; }

    /// <summary>Red flag raised, or null.</summary>
    public string? Raises { get; init; }

    /// <summary>The red flag needs an earlier positive result of the same instrument and child.</summary>
    public bool Twice { get; init; }

    public string Source { get; init; } = "";

    public string Evidence { get; init; } = "";

    public bool Covers(int total) => Op switch
    {
        Operator.AtLeast => total >= Value,
        Operator.Above => total > Value,
        Operator.AtMost => total <= Value,
        Operator.Below => total < Value,
        Operator.Between => total >= Value && total <= To,
    };
}

/// <summary>An item that raises a red flag by itself, whatever the total and even in an incomplete form.</summary>
public sealed record ItemFlag(int Item, int Above, string Raises);

/// <summary>Items summed beside the total.</summary>
public sealed record Subscale(string Code, Label Label, ImmutableArray<int> Items);

/// <summary>One indicator of an instrument without total.</summary>
public sealed record Indicator(string Code, Label Label, bool Violence = false);

/// <summary>A screening instrument as reference data: numbers and codes, never item wording.</summary>
public sealed record Instrument
{
    public string Code { get; init; } = "";

    public string Version { get; init; } = "";

    public Label Label { get; init; } = new("", "", "");

    public ScoringRule Scoring { get; init; }

    /// <summary>Printed positions can be scored.</summary>
    public bool Printed { get; init; }

    /// <summary>Asks about violence: only ever alone, and sealed by default.</summary>
    public bool Violence { get; init; }

    /// <summary>A total of 0 is worth a remark.</summary>
    public bool NotesZero { get; init; }

    public ImmutableArray<InstrumentItem> Items { get; init; } = [];

    public int? TotalMin { get; init; }

    public int? TotalMax { get; init; }

    public ImmutableArray<Band> Bands { get; init; } = [];

    public ImmutableArray<ItemFlag> ItemFlags { get; init; } = [];

    public ImmutableArray<Subscale> Subscales { get; init; } = [];

    public ImmutableArray<Indicator> Indicators { get; init; } = [];

    /// <summary>LOINC codes accepted for the total or the form.</summary>
    public ImmutableArray<string> LoincIn { get; init; } = [];

    /// <summary>LOINC code sent for the total, or null when none is confirmed.</summary>
    public string? LoincOut { get; init; }

    public string? Snomed { get; init; }

    /// <summary><c>free</c>, <c>score only</c> or <c>check</c>.</summary>
    public string Licence { get; init; } = "";

    public string Source { get; init; } = "";

    /// <summary><c>public</c>, <c>default</c> or <c>unverified</c> (published and read, a default of this service, or not verified).</summary>
    public string Evidence { get; init; } = "";
}

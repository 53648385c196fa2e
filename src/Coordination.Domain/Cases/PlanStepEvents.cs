// These shapes are stored for ever: never change one, add to it.
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>How a step came to be done.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepHow>))]
public enum StepHow
{
    Done,

    /// <summary>Another professional did it.</summary>
    Elsewhere,
}

/// <summary>A step of the plan (F01…, S01, C01, L01) is done.</summary>
/// <param name="Code">Row of the plan.</param>
/// <param name="Occurrence">Which occurrence of the row.</param>
/// <param name="On">Civil date.</param>
/// <param name="How">By the coordination or elsewhere.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record StepDone(string Code, string Occurrence, DateOnly On, StepHow How, Stamp Stamp);

/// <summary>A step was moved to another day, with a coded reason. The old occurrence stays in the history.</summary>
public sealed record StepMoved(string Code, string Occurrence, DateOnly To, string Reason, Stamp Stamp);

/// <summary>A named person decided that a step does not apply, with a coded reason.</summary>
public sealed record StepNotRelevant(string Code, string Occurrence, string Reason, Stamp Stamp);

using System.Globalization;

namespace Coordination.Domain.Erasures;

/// <summary>Every expected "no" about erasing a person.</summary>
public static class ErasureRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("proposal to erase this person");

    public static Refusal UnknownPerson { get; } = Refusal.Missing("person with a key");

    public static Refusal UnknownGround { get; } = Refusal.Meaning("erasure-ground-unknown", "The ground is one of the list erasure-ground.", "ground");

    public static Refusal AlreadyProposed { get; } = Refusal.Conflict("erasure-already-proposed", "Somebody proposed it already, or on another ground: agree to that, or decline it first.");

    public static Refusal AlreadyDecided { get; } = Refusal.Conflict("erasure-already-decided", "It is decided already.");

    public static Refusal Lapsed { get; } = Refusal.Conflict("erasure-lapsed", "The proposal has lapsed: nobody agreed in time. Propose it again.");

    public static Refusal SecondIsTheFirst { get; } =
        new("erasure-own-proposal", RefusalKind.Forbidden, "Whoever agrees is another one than who proposed it.");

    /// <param name="until">Last day of the retention.</param>
    public static Refusal MustBeKept(DateOnly until) => Refusal.Conflict(
        "erasure-must-be-kept", string.Create(CultureInfo.InvariantCulture, $"The record is to be kept until {until:yyyy-MM-dd}, and this ground does not set that aside."), "ground");
}

using System.Collections.Immutable;
using Coordination.Domain.Alerts;

namespace Coordination.Domain.Erasures;

/// <summary>A kind of record, and for how many years it is kept from the last contact.</summary>
/// <param name="Code"><c>record</c> or <c>account</c>.</param>
/// <param name="Years">From the last contact with the person.</param>
/// <param name="Source">Where that is said.</param>
/// <param name="Evidence">What is not certain about it.</param>
public sealed record RetentionClass(string Code, int Years, string Source, string Evidence);

/// <summary>How long the content of an alert is kept that was answered without a case.</summary>
/// <param name="Outcome">How it was answered.</param>
/// <param name="Days">From the answer; civil days.</param>
/// <param name="Label">What is done then, in words.</param>
/// <param name="Source">Where that is said.</param>
/// <param name="Evidence">How sure the number is.</param>
public sealed record AlertKeeping(AlertOutcome Outcome, int Days, Label Label, string Source, string Evidence);

/// <summary>Why a person is erased.</summary>
/// <param name="Code">As events keep it.</param>
/// <param name="Overrides">It holds although the record would have to be kept.</param>
/// <param name="Label">In words.</param>
/// <param name="Source">The law.</param>
public sealed record ErasureGround(string Code, bool Overrides, Label Label, string Source);

/// <summary>How long what is known about a person is kept, and what may end it before: versioned reference data.</summary>
public static class Retention
{
    /// <summary>Everything that is said about a family.</summary>
    public const string OfRecord = "record";

    /// <summary>Name and addresses of somebody who works here.</summary>
    public const string OfAccount = "account";

    /// <summary>What was said of somebody in an alert that became no case. Also the ground on which its key is destroyed: its time is over.</summary>
    public const string OfAlert = "alert";

    private static readonly Rows Data = ReferenceData.Read<Rows>("Erasures.retention.json");

    public static string Version => Data.Version;

    /// <summary>Kinds of record that are kept for years.</summary>
    public static ImmutableArray<RetentionClass> Classes => Data.Classes;

    public static ImmutableArray<ErasureGround> Grounds => Data.Grounds;

    /// <summary>One for each way to answer an alert without a case.</summary>
    public static ImmutableArray<AlertKeeping> Alerts => Data.Alerts;

    public static ErasureGround? Find(string code) => Data.Grounds.FirstOrDefault(ground => ground.Code == code);

    /// <summary>Last day until which it must be kept.</summary>
    /// <param name="code">Kind of record.</param>
    /// <param name="lastContact">Civil day of the last contact; a later one only keeps longer.</param>
    public static DateOnly KeptUntil(string code, DateOnly lastContact) => lastContact.AddYears(Data.Classes.First(kind => kind.Code == code).Years);

    /// <summary>Whether the person may be erased on this ground today.</summary>
    public static bool Allows(ErasureGround ground, string code, DateOnly lastContact, DateOnly today) => ground.Overrides || today > KeptUntil(code, lastContact);

    /// <summary>Why the record is to be kept in spite of this ground, or null.</summary>
    public static Refusal? WhyKept(ErasureGround ground, string code, DateOnly lastContact, DateOnly today) =>
        Allows(ground, code, lastContact, today) ? null : ErasureRefusals.MustBeKept(KeptUntil(code, lastContact));

    /// <summary>What was written last before this instant need be kept no longer today.</summary>
    public static DateTimeOffset OverSince(string code, DateTimeOffset now) =>
        Time.CivilTime.StartOfDay(Time.CivilTime.DayOf(now).AddYears(-Data.Classes.First(kind => kind.Code == code).Years));

    /// <summary>Whether a proposal still waits for somebody to agree.</summary>
    public static bool Stands(DateTimeOffset proposed, DateTimeOffset now) => now < proposed.AddDays(Data.LapsesAfterDays);

    private sealed record Rows(string Version, int LapsesAfterDays, ImmutableArray<RetentionClass> Classes, ImmutableArray<AlertKeeping> Alerts, ImmutableArray<ErasureGround> Grounds);
}

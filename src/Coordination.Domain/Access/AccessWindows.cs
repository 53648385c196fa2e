using Coordination.Domain.Time;

namespace Coordination.Domain.Access;

/// <summary>How long some rights outlive what gave them: versioned reference data (rules A24, A36). Each lasts to the end of its last civil day.</summary>
public static class AccessWindows
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Access.access-windows.json");

    public static string Version => Data.Version;

    /// <summary>
    /// Whether somebody whose care relation ended still reads what she keeps of the case. Counted from that end, her last possible contact:
    /// counted from the case's last contact it would tell that there was a later one.
    /// </summary>
    /// <param name="left">When the relation ended; null where none did.</param>
    /// <param name="now">UTC.</param>
    public static bool Remembers(DateTimeOffset? left, DateTimeOffset now) =>
        left is { } at && CivilTime.DayOf(now) <= CivilTime.DayOf(at).AddYears(Data.EndedRelationYears);

    /// <summary>Whether a guest still reads her invitation: as long as minutes are owed, and some days after.</summary>
    /// <param name="minuted">When the minutes were recorded; null while they are not.</param>
    /// <param name="now">UTC.</param>
    public static bool Invites(DateTimeOffset? minuted, DateTimeOffset now) =>
        minuted is not { } at || CivilTime.DayOf(now) <= CivilTime.DayOf(at).AddDays(Data.GuestDaysAfterMinutes);

    /// <summary>Whether a second factor was given a moment ago; one of the future was not.</summary>
    /// <param name="seconds">When, in seconds since 1970, as tokens say it.</param>
    /// <param name="now">UTC.</param>
    public static bool IsJustProven(long seconds, DateTimeOffset now) => now.ToUnixTimeSeconds() - seconds is var age && age >= -60 && age <= 60L * Data.StepUpMinutes;

    private sealed record Rows(string Version, string Source, string Evidence, int EndedRelationYears, int GuestDaysAfterMinutes, int StepUpMinutes);
}

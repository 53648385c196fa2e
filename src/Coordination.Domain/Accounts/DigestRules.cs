using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Access;
using Coordination.Domain.Time;

namespace Coordination.Domain.Accounts;

/// <summary>On which days somebody wants one mail that sums up her list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestDays>))]
public enum DigestDays
{
    /// <summary>On none: each reminder comes by itself.</summary>
    Off,

    /// <summary>On every day that is not quiet as a whole.</summary>
    Daily,

    WorkingDays,

    /// <summary>On the first working day of the week.</summary>
    Weekly,
}

/// <summary>When one mail sums up somebody's list.</summary>
/// <param name="Days">On which days.</param>
/// <param name="At">At which hour of them, Europe/Brussels: a quiet one waits for its end.</param>
public sealed record DigestChoice(DigestDays Days, TimeOnly At)
{
    /// <summary>Ordinary reminders are told in it and not by themselves.</summary>
    [JsonIgnore]
    public bool Gathers => Days != DigestDays.Off;
}

/// <summary>When and for how far ahead a list is summed up. The choice of who said nothing, and the quiet hours of a site that set none, are reference data.</summary>
public static class DigestRules
{
    private static readonly Rules Data = ReferenceData.Read<Rules>("Accounts.digest.json");

    public static string Version => Data.Version;

    /// <summary>Of whoever chose nothing.</summary>
    public static DigestChoice Usual => Data.Usual;

    /// <summary>Of a site that set none.</summary>
    public static QuietHours UsuallyQuiet => Data.Quiet;

    /// <summary>How many days after today count as coming.</summary>
    public static int Coming => Data.Coming;

    /// <summary>Roles with a list to sum up.</summary>
    public static ImmutableArray<Role> Roles { get; } = [Role.Coordinator, Role.Supervisor, Role.PrivacyOfficer, Role.RecordsOfficer];

    /// <summary>Her ordinary reminders are told in her digest: she has one, and a role with a list to sum up.</summary>
    public static bool Gathers(Account account, DateTimeOffset at) =>
        account.DigestOrUsual.Gathers && account.GrantsAt(at).Any(g => Roles.Contains(g.Role));

    /// <summary>The instant of a day from which it may leave, or null where the day has none.</summary>
    /// <param name="choice">What was chosen.</param>
    /// <param name="quiet">Quiet hours of each site she works at.</param>
    /// <param name="day">Civil day.</param>
    public static DateTimeOffset? DueOn(DigestChoice choice, ImmutableArray<QuietHours> quiet, DateOnly day)
    {
        if (!IsOf(choice.Days, day))
        {
            return null;
        }

        var due = QuietHours.EndsFor(quiet, CivilTime.At(day, choice.At));
        return CivilTime.DayOf(due) == day ? due : null;
    }

    /// <summary>Quiet hours of everybody's sites: she is left alone while each of them is quiet.</summary>
    public static ImmutableArray<QuietHours> QuietOf(Account account, CoordinationService? service, DateTimeOffset at) =>
        [.. account.GrantsAt(at).Select(g => g.Site).OfType<string>().Distinct().Select(site => service?.Find(site)?.Settings.Quiet ?? UsuallyQuiet).DefaultIfEmpty(UsuallyQuiet)];

    /// <summary>Away from every site that she coordinates: others hold her list.</summary>
    public static bool IsAway(Account account, DateTimeOffset at)
    {
        var sites = account.GrantsAt(at).Where(g => g.Role == Role.Coordinator && g.Site is not null).Select(g => g.Site!).Distinct().ToList();
        return sites.Count > 0 && sites.TrueForAll(site => account.AwayOn(site, CivilTime.DayOf(at)) is not null);
    }

    private static bool IsOf(DigestDays days, DateOnly day) => days switch
    {
        DigestDays.Daily => true,
        DigestDays.WorkingDays => WorkingDays.IsWorkingDay(day),
        DigestDays.Weekly => day == WorkingDays.OnOrAfter(day.AddDays(-(((int)day.DayOfWeek + 6) % 7))),
        _ => false,
    };

    private sealed record Rules(string Version, string Source, DigestChoice Usual, QuietHours Quiet, int Coming);
}

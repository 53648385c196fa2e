using Coordination.Domain.Cases;

namespace Coordination.Domain.Emergencies;

/// <summary>The click that opens a case.</summary>
/// <param name="Glass">Id of the record.</param>
/// <param name="By">Account that clicks: a person, never a machine.</param>
/// <param name="Reason">Code of <see cref="GlassRules.Reasons"/>.</param>
/// <param name="Minutes">How long, or null for the usual time.</param>
/// <param name="Excluded">The family named her as one who must not see the file.</param>
public sealed record GlassClick(Guid Glass, Guid By, string Reason, int? Minutes, bool Excluded);

/// <summary>Decisions on an emergency access. Who may click at all is the access table's.</summary>
public static class GlassDecider
{
    public static Decision Break(BrokenGlass glass, CaseFile file, GlassClick click, Stamp stamp)
    {
        var minutes = click.Minutes ?? GlassRules.UsualMinutes;
        return glass.Broken is not null ? Decision.AlreadySo
            : !GlassRules.IsReason(click.Reason) ? GlassRefusals.UnknownReason
            : minutes < 1 || minutes > GlassRules.MostMinutes ? GlassRefusals.TooLong
            : Decision.Of(new GlassBroken(
                click.Glass, file.Service, file.Id, file.Site, file.Mother, click.By, click.Reason, click.Excluded, stamp.At.AddMinutes(minutes), stamp));
    }

    /// <summary>The second click: it opens sealed items for the rest of the time, and lengthens nothing.</summary>
    public static Decision OpenSeals(BrokenGlass glass, Stamp stamp) =>
        glass.By != stamp.By ? GlassRefusals.Unknown
        : !glass.OpensAt(stamp.At) ? GlassRefusals.Expired
        : glass.SealsOpened is not null ? Decision.AlreadySo
        : Decision.Of(new GlassSealsOpened(stamp));

    /// <summary>Why it was needed: said once. The very same text again is already so.</summary>
    public static Decision Explain(BrokenGlass glass, Protected text, Stamp stamp) =>
        glass.By != stamp.By ? GlassRefusals.Unknown
        : glass.Text is not { } said ? Decision.Of(new GlassExplained(text, stamp))
        : said == text ? Decision.AlreadySo
        : GlassRefusals.AlreadyExplained;

    /// <summary>The review. Nobody reviews her own; that it was justified is not found without a word of why.</summary>
    public static Decision Review(BrokenGlass glass, GlassVerdict verdict, Protected? text, Stamp stamp)
    {
        if (glass.Broken is null)
        {
            return GlassRefusals.Unknown;
        }

        return glass.By == stamp.By ? GlassRefusals.OwnReview
            : glass.Review is { } done ? done.Verdict == verdict && done.Text == text ? Decision.AlreadySo : GlassRefusals.AlreadyReviewed
            : verdict == GlassVerdict.Justified && glass.Text is null ? GlassRefusals.NotExplained
            : Decision.Of(new GlassReviewed(verdict, text, stamp));
    }
}

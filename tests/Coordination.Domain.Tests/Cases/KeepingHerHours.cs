using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Hours, validity and hidden address of a restriction: what holds when, and what widens it.</summary>
public sealed class KeepingHerHours
{
    private static readonly ContactHours Mornings = new(["mon", "tue", "wed", "thu", "fri"], new(9, 0), new(12, 0));

    private static readonly ContactTerms Narrow = new() { Hours = [Mornings], MayLeaveMessage = YesNo.No, ValidUntil = new(2026, 5, 24), HideAddress = true };

    private static readonly SafeContactAsked Restricted = SafeContact("2026-04-24") with { Restricted = true, Channels = ["mail"], Terms = Narrow };

    [Theory]
    [InlineData("2026-05-04T07:00Z", "2026-05-04T07:00Z")]
    [InlineData("2026-05-04T06:59Z", "2026-05-04T07:00Z")]
    [InlineData("2026-05-04T10:00Z", "2026-05-05T07:00Z")]
    [InlineData("2026-05-08T10:00Z", "2026-05-11T07:00Z")]
    [InlineData("2026-05-22T10:00Z", null)]
    [InlineData("2026-05-25T07:30Z", null)]
    public void Mail_waits_for_her_hours_and_for_none_after_her_answer_counts_no_longer(string now, string? first) => Assert.Equal(
        first is null ? null : At(first), ContactSafety.FirstFrom(Known, SafeChannels.Mail, At(now)));

    [Fact]
    public void What_she_did_not_name_is_never_safe_and_who_set_no_limit_is_reached_at_once()
    {
        Assert.Null(ContactSafety.FirstFrom(Known, SafeChannels.Sms, At("2026-05-04T07:00Z")));
        Assert.Equal(At("2026-05-04T01:00Z"), ContactSafety.FirstFrom(null, SafeChannels.Sms, At("2026-05-04T01:00Z")));
        Assert.True(ContactSafety.IsSafe(Known, SafeChannels.Mail, new(2026, 5, 24)));
        Assert.False(ContactSafety.IsSafe(Known, SafeChannels.Mail, new(2026, 5, 25)));
    }

    [Fact]
    public void A_day_that_ends_at_midnight_ends_with_it_and_the_hour_that_spring_skips_is_the_one_after()
    {
        var nights = Known with { Terms = new() { Hours = [new(["sun"], new(2, 30), TimeOnly.MinValue)] } };
        Assert.Equal(At("2026-03-29T01:30Z"), ContactSafety.FirstFrom(nights, SafeChannels.Mail, At("2026-03-28T12:00Z")));
        Assert.Equal(At("2026-05-10T21:59Z"), ContactSafety.FirstFrom(nights, SafeChannels.Mail, At("2026-05-10T21:59Z")));
        Assert.Equal(At("2026-05-17T00:30Z"), ContactSafety.FirstFrom(nights, SafeChannels.Mail, At("2026-05-10T22:00Z")));
    }

    public static TheoryData<ContactTerms?> Wider =>
    [
        null,
        Narrow with { Hours = [] },
        Narrow with { Hours = [Mornings with { Until = new(12, 30) }] },
        Narrow with { Hours = [Mornings with { Days = [.. Mornings.Days, "sat"] }] },
        Narrow with { Hours = [Mornings, new(["sun"], new(8, 0), TimeOnly.MinValue)] },
        Narrow with { MayLeaveMessage = YesNo.Yes },
        Narrow with { HideAddress = false },
    ];

    [Theory]
    [MemberData(nameof(Wider))]
    public void What_allows_more_waits_for_a_second(ContactTerms? terms)
    {
        var eased = Restricted with { Terms = terms, Stamp = SafeContact("2026-05-02").Stamp };
        Open(Restricted).When(file => Ask(file, eased with { AskedAlone = YesNo.No })).ThenRefused("safe-contact-not-alone");
        var state = Open(Restricted).When(file => Ask(file, eased)).Then(new SafeContactEasingAsked(Easing, Elise, true, Restricted.Channels, null, eased.Stamp) { Terms = terms });
        Assert.Equal(Narrow, state.SafeContactOf(Elise)!.Terms);
        var agreed = Open(Restricted, new SafeContactEasingAsked(Easing, Elise, true, Restricted.Channels, null, eased.Stamp) { Terms = terms })
            .When(file => SafeContactDecider.Agree(file, Easing, Second)).Then(new SafeContactEased(Easing, Second));
        Assert.Equal(terms, agreed.SafeContactOf(Elise)!.Terms);
    }

    [Fact]
    public void What_narrows_or_only_counts_for_longer_holds_at_once_the_latter_when_she_was_alone()
    {
        var narrower = Restricted with { Terms = Narrow with { Hours = [Mornings with { From = new(10, 0) }] }, AskedAlone = YesNo.No, Stamp = SafeContact("2026-05-02").Stamp };
        Open(Restricted).When(file => Ask(file, narrower)).Then(narrower);
        var longer = Restricted with { Terms = Narrow with { ValidUntil = new(2026, 6, 24) }, Stamp = SafeContact("2026-05-02").Stamp };
        Open(Restricted).When(file => Ask(file, longer)).Then(longer);
        Open(Restricted).When(file => Ask(file, longer with { AskedAlone = YesNo.Unknown })).ThenRefused("safe-contact-not-alone");
    }

    [Fact]
    public void Terms_go_with_a_restriction_and_make_sense()
    {
        Open().When(file => Ask(file, Restricted with { Restricted = false, Channels = [] })).ThenRefused("safe-contact-terms");
        Open().When(file => Ask(file, With(Narrow with { ValidUntil = new(2026, 4, 23) }))).ThenRefused("safe-contact-over");
        Open().When(file => Ask(file, With(Narrow with { Hours = [Mornings with { Until = new(9, 0) }] }))).ThenRefused("safe-contact-hours");
        Open().When(file => Ask(file, With(Narrow with { Hours = [Mornings with { Days = ["someday"] }] }))).ThenRefused("safe-contact-hours");
    }

    [Fact]
    public void A_message_says_to_call_back_or_when_and_goes_to_an_address()
    {
        PersonWrittenTo Written(string kind, Guid? person = null) => new(Easing, person ?? Elise, kind, On("2026-05-04"));
        var reachable = Open(Restricted with { Terms = Narrow with { Mail = new(Elise, 1, "safe-contact.mail", "x") } });
        reachable.When(file => FamilyMessages.Write(file, Written("call-back"), null)).Then(Written("call-back"));
        Open(Restricted).When(file => FamilyMessages.Write(file, Written("call-back"), null)).ThenRefused("message-no-address");
        Open().When(file => FamilyMessages.Write(file, Written("greeting"), null)).ThenRefused("message-kind-unknown");
        Open().When(file => FamilyMessages.Write(file, Written("appointment"), null)).ThenRefused("message-needs-time");
        Open().When(file => FamilyMessages.Write(file, Written("appointment"), On("2026-05-04").At)).ThenRefused("message-needs-time");
        Open().When(file => FamilyMessages.Write(file, Written("call-back", Marc), null)).ThenRefused("not-found");
    }

    private static Stamp Second => On("2026-05-03", SocialWorker);

    private static SafeContact Known => new(Elise, YesNo.Yes, true, Restricted.Channels, null, Restricted.Stamp, Narrow);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static SafeContactAsked With(ContactTerms terms) => Restricted with { Terms = terms };

    private static Decision Ask(CaseFile file, SafeContactAsked asked) => SafeContactDecider.Ask(file, asked, Easing, redirects: false);
}

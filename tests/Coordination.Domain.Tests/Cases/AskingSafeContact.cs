using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class AskingSafeContact
{
    private static readonly SafeContactAsked Restricted = SafeContact("2026-04-24") with { Restricted = true, Channels = ["sms"] };

    private static readonly SafeContactEasingAsked Asked = new(Easing, Elise, false, [], null, SafeContact("2026-05-24").Stamp);

    private static readonly Stamp Second = new(SocialWorker, On("2026-05-24").At);

    [Fact]
    public void It_is_asked_again_and_again()
    {
        Open().When(file => Ask(file, SafeContact("2026-04-24"))).Then(SafeContact("2026-04-24"));
        Open(SafeContact("2026-04-24")).When(file => Ask(file, SafeContact("2026-04-24"))).ThenNothing();
        var state = Open(SafeContact("2026-04-24")).When(file => Ask(file, SafeContact("2026-05-24"))).Then(SafeContact("2026-05-24"));
        Assert.Equal(On("2026-05-24"), state.SafeContactOf(Elise)!.Asked);
        Open().When(file => Ask(file, SafeContact("2026-04-24") with { Person = Marc })).ThenRefused("not-found");
        Open().When(file => Ask(file, Restricted with { Restricted = false })).ThenRefused("safe-contact-channels");
    }

    [Fact]
    public void What_narrows_holds_at_once_whoever_was_there()
    {
        var narrower = SafeContact("2026-05-24", YesNo.No) with { Restricted = true, Channels = [] };
        Open().When(file => Ask(file, narrower)).Then(narrower);
        Open(Restricted).When(file => Ask(file, narrower)).Then(narrower);
    }

    [Theory]
    [InlineData(false, new string[0])]
    [InlineData(true, new[] { "sms", "mail" })]
    public void What_eases_needs_her_alone_and_changes_nothing_until_a_second_agreed(bool restricted, string[] channels)
    {
        var eased = SafeContact("2026-05-24") with { Restricted = restricted, Channels = [.. channels] };
        Open(Restricted).When(file => Ask(file, eased with { AskedAlone = YesNo.Unknown })).ThenRefused("safe-contact-not-alone");
        var state = Open(Restricted).When(file => Ask(file, eased)).Then(new SafeContactEasingAsked(Easing, Elise, restricted, [.. channels], null, eased.Stamp));
        Assert.Equal("sms", Assert.Single(state.SafeContactOf(Elise)!.Channels));
        var agreed = Open(Restricted, new SafeContactEasingAsked(Easing, Elise, restricted, [.. channels], null, eased.Stamp))
            .When(file => SafeContactDecider.Agree(file, Easing, Second)).Then(new SafeContactEased(Easing, Second));
        Assert.Equal((restricted, eased.Stamp), (agreed.SafeContactOf(Elise)!.Restricted, agreed.SafeContactOf(Elise)!.Asked));
        Assert.Equal(channels, agreed.SafeContactOf(Elise)!.Channels.ToArray());
    }

    [Fact]
    public void Another_number_needs_her_alone_and_once_she_is_protected_a_second()
    {
        var named = Restricted with { Terms = new() { Telephone = Text("contact.telephone") }, Stamp = SafeContact("2026-05-24").Stamp };
        Open().When(file => Ask(file, named with { AskedAlone = YesNo.No }, redirects: true)).ThenRefused("safe-contact-not-alone");
        Open().When(file => Ask(file, named, redirects: true)).Then(named);
        Open(Restricted).When(file => Ask(file, named with { AskedAlone = YesNo.No }, redirects: true)).ThenRefused("safe-contact-not-alone");
        var state = Open(Restricted).When(file => Ask(file, named, redirects: true))
            .Then(new SafeContactEasingAsked(Easing, Elise, true, ["sms"], null, named.Stamp) { Terms = named.Terms });
        Assert.Null(state.SafeContactOf(Elise)!.Terms);
        Open(named).When(file => Ask(file, named with { Stamp = On("2026-05-25") })).Then(named with { Stamp = On("2026-05-25") });
    }

    [Fact]
    public void No_correction_leads_past_her_safe_contact()
    {
        var elise = State().Find(Elise)!;
        var moved = elise with { Telephone = Text("person.telephone") with { Cipher = "b3RoZXI=" } };
        Open().When(file => FamilyDecider.CorrectPerson(file, moved, Asked.Stamp)).Then(new PersonCorrected(moved, Asked.Stamp));
        Open(Restricted).When(file => FamilyDecider.CorrectPerson(file, moved, Asked.Stamp)).ThenRefused("person-reached-safely");
        Open(Restricted).When(file => FamilyDecider.CorrectPerson(file, elise with { Mail = moved.Telephone }, Asked.Stamp)).ThenRefused("person-reached-safely");
        var home = elise with { Address = Text("person.address") };
        Open(Restricted).When(file => FamilyDecider.CorrectPerson(file, home, Asked.Stamp)).Then(new PersonCorrected(home, Asked.Stamp));
        var at = Open(new PersonCorrected(home, Restricted.Stamp), Restricted);
        at.When(file => FamilyDecider.CorrectPerson(file, home with { Address = moved.Telephone }, Asked.Stamp)).ThenRefused("person-reached-safely");
        at.When(file => FamilyDecider.CorrectPerson(file, home with { Address = null }, Asked.Stamp)).ThenRefused("person-reached-safely");
        var without = elise with { Telephone = null, Language = "nl" };
        Open(Restricted).When(file => FamilyDecider.CorrectPerson(file, without, Asked.Stamp)).Then(new PersonCorrected(without, Asked.Stamp));
    }

    [Fact]
    public void Nobody_agrees_to_her_own_and_nothing_is_agreed_to_twice()
    {
        Open(Restricted, Asked).When(file => SafeContactDecider.Agree(file, Easing, Asked.Stamp)).ThenRefused("safe-contact-second-person");
        Open(Restricted, Asked).When(file => SafeContactDecider.Agree(file, Easing, Second with { By = Elise })).ThenRefused("safe-contact-second-person");
        Open(Restricted, Asked).When(file => SafeContactDecider.Agree(file, Easing, Second with { By = Elise }, leads: true)).Then(new SafeContactEased(Easing, Second with { By = Elise }));
        Open(Restricted, Asked, new SafeContactEased(Easing, Second)).When(file => SafeContactDecider.Agree(file, Easing, Second)).ThenNothing();
        Open(Restricted, Asked, new SafeContactEased(Easing, Second)).When(file => SafeContactDecider.Keep(file, Easing, Second)).ThenRefused("safe-contact-answered");
        Open(Restricted).When(file => SafeContactDecider.Agree(file, Easing, Second)).ThenRefused("not-found");
    }

    [Fact]
    public void What_was_declined_or_overtaken_is_agreed_to_no_more()
    {
        var state = Open(Restricted, Asked).When(file => SafeContactDecider.Keep(file, Easing, Asked.Stamp)).Then(new SafeContactKept(Easing, Asked.Stamp));
        Assert.True(state.SafeContactOf(Elise)!.Restricted);
        Open(Restricted, Asked, Restricted with { Stamp = On("2026-05-25") }).When(file => SafeContactDecider.Agree(file, Easing, Second)).ThenRefused("safe-contact-answered");
    }

    [Fact]
    public void A_second_owes_an_answer_and_no_list_is_without_it()
    {
        Assert.DoesNotContain(CaseOwed.Of(State(Restricted), Pair, Plan), row => row.Code == "safe-contact-second");
        Assert.Equal(Pair.Second, Owner(Pair, Pair.First));
        Assert.Equal(Pair.First, Owner(Pair, Pair.Second!.Value));
        Assert.Equal(Pair.First, Owner(Pair, Elise));
        var alone = Pair with { Second = null };
        Assert.Equal(alone.Lead, Owner(alone, alone.First));
    }

    private static Decision Ask(CaseFile file, SafeContactAsked asked, bool redirects = false) => SafeContactDecider.Ask(file, asked, Easing, redirects);

    private static Guid Owner(Heads heads, Guid asker) =>
        CaseOwed.Of(State(Restricted, Asked with { Stamp = Asked.Stamp with { By = asker } }), heads, Plan).Single(row => row.Code == "safe-contact-second").Owner;

    private static CaseFile State(params object[] happened) => Open(happened).When(_ => Decision.AlreadySo).Then();
}

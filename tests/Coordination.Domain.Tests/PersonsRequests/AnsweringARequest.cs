using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Domain.PersonsRequests;
using Xunit;

namespace Coordination.Domain.Tests.PersonsRequests;

/// <summary>What a person may ask, how long it may take, and how it ends.</summary>
public sealed class AnsweringARequest
{
    private static readonly Guid Id = Guid.Parse("0198a000-0000-7000-8000-000000000b01");
    private static readonly Guid Mother = Guid.Parse("0198a000-0000-7000-8000-000000000b02");
    private static readonly Guid Father = Guid.Parse("0198a000-0000-7000-8000-000000000b03");
    private static readonly Guid Child = Guid.Parse("0198a000-0000-7000-8000-000000000b04");
    private static readonly Guid Unborn = Guid.Parse("0198a000-0000-7000-8000-000000000b05");
    private static readonly Guid Officer = Guid.Parse("0198a000-0000-7000-8000-000000000b06");
    private static readonly DateTimeOffset Monday = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);
    private static readonly Protected Words = new(Mother, 1, "request.ending", "c2VhbGVk");
    private static readonly Protected Others = new(Mother, 1, "request.ending", "YXV0cmU=");

    private static readonly CaseFile File = CaseFile.None with
    {
        Id = Guid.Parse("0198a000-0000-7000-8000-000000000b07"),
        Service = "la-croche",
        Site = "montlegia",
        Mother = Mother,
        Persons = [new(Mother, PersonRole.Mother), new(Father, PersonRole.CoParent), new(Child, PersonRole.Child), new(Unborn, PersonRole.ExpectedChild)],
    };

    [Fact]
    public void A_person_asks_for_herself_and_a_parent_for_a_child()
    {
        Asked(Received()).Then(Received());
        Asked(Received(Child, ConsentCapacity.Parent, Father)).Then(Received(Child, ConsentCapacity.Parent, Father));
        Given(Received()).When(state => PersonsRequestDecider.Receive(state, File, Received())).ThenNothing();
    }

    [Theory]
    [InlineData("child", ConsentCapacity.Self, "persons-request-capacity")]
    [InlineData("mother", ConsentCapacity.Parent, "persons-request-capacity")]
    [InlineData("child", ConsentCapacity.Parent, "persons-request-needs-asker")]
    [InlineData("unborn", ConsentCapacity.Parent, "persons-request-before-birth")]
    [InlineData("nobody", ConsentCapacity.Self, "not-found")]
    public void Nobody_asks_for_whom_she_cannot_speak_for(string who, ConsentCapacity capacity, string code) =>
        Asked(Received(who switch { "child" => Child, "mother" => Mother, "unborn" => Unborn, _ => Guid.NewGuid() }, capacity)).ThenRefused(code);

    [Fact]
    public void A_copy_takes_fifteen_days_and_anything_else_a_month_with_two_more_once()
    {
        Assert.Equal(("request-copy", "2026-05-05"), OwedBy(Received()));
        Assert.Equal(("request-other", "2026-05-20"), OwedBy(Received() with { Right = PersonsRight.Objection }));
        var extended = new PersonsRequestExtended(Words, new(2026, 4, 20), At());
        Assert.Equal(("request-copy-extended", "2026-07-03"), OwedBy(Received(), extended));
        Assert.Equal(("request-other-extended", "2026-07-20"), OwedBy(Received() with { Right = PersonsRight.Erasure }, extended));
        Assert.Empty(PersonsRequestOwed.Of(State(Received(), new PersonsRequestAnswered(null, At())), null, Plans.Current));
    }

    [Fact]
    public void A_delay_is_extended_before_it_ran_out()
    {
        var extended = new PersonsRequestExtended(Words, new(2026, 4, 20), At(days: 1));
        Given(Received()).When(state => Extend(state, days: 1)).Then(extended);
        Given(Received(), extended).When(state => Extend(state, days: 1)).ThenNothing();
        Given(Received(), extended).When(state => PersonsRequestDecider.Extend(state, Others, new(2026, 4, 20), Plans.Current, At())).ThenRefused("persons-request-already-extended");
        Given(Received()).When(state => Extend(state, days: 30)).ThenRefused("persons-request-told-too-late");
        Given(Received(), new PersonsRequestRefused("excessive", Words, At())).When(state => Extend(state, days: 1)).ThenRefused("persons-request-ended");
        Given().When(state => Extend(state, days: 1)).ThenRefused("not-found");
    }

    [Fact]
    public void A_request_for_a_copy_is_answered_once_one_is_released()
    {
        var released = new PersonsCopyReleased("abc", 3, [], At());
        Given(Received()).When(state => PersonsRequestDecider.Answer(state, File, null, At())).ThenRefused("persons-request-copy-not-released");
        Given(Received()).When(state => PersonsRequestDecider.Release(state, File, released)).Then(released);
        Given(Received(), released).When(state => PersonsRequestDecider.Release(state, File, released)).ThenNothing();
        Given(Received(), released).When(state => PersonsRequestDecider.Answer(state, File, Words, At())).Then(new PersonsRequestAnswered(Words, At()));
        Given(Received(), released, new PersonsRequestAnswered(Words, At())).When(state => PersonsRequestDecider.Answer(state, File, Words, At())).ThenNothing();
        Given(Received(), released, new PersonsRequestAnswered(Words, At())).When(state => PersonsRequestDecider.Refuse(state, "excessive", Words, At())).ThenRefused("persons-request-ended");
        Given(Received() with { Right = PersonsRight.Restriction }).When(state => PersonsRequestDecider.Release(state, File, released)).ThenRefused("persons-request-not-for-copy");
    }

    [Fact]
    public void Who_says_that_she_represents_and_does_not_is_noted_and_only_refused()
    {
        var received = Received(Mother, ConsentCapacity.Representative, Father);
        Asked(received).Then(received);
        Asked(Received(Child, ConsentCapacity.Representative)).Then(Received(Child, ConsentCapacity.Representative));
        var released = new PersonsCopyReleased("abc", 3, [], At());
        Given(received).When(state => PersonsRequestDecider.Release(state, File, released)).ThenRefused("persons-request-without-right");
        Given(received).When(state => PersonsRequestDecider.Answer(state, File, Words, At())).ThenRefused("persons-request-without-right");
        Given(received, released).When(state => PersonsRequestDecider.Answer(state, File, Words, At())).Then(new PersonsRequestAnswered(Words, At()));
        Given(received).When(state => PersonsRequestDecider.Refuse(state, "excessive", Words, At())).Then(new PersonsRequestRefused("excessive", Words, At()));
        Assert.Equal(("request-copy", "2026-05-05"), OwedBy(received));
    }

    [Fact]
    public void Whom_a_limit_protects_is_protected_from_all_but_herself()
    {
        var limited = File with { SafeContacts = [new(Mother, YesNo.Yes, true, ["telephone"], null, At())] };
        Assert.True(ProtectiveLimit.Limits(limited, Child, Father));
        Assert.True(ProtectiveLimit.Limits(limited, Child, null));
        Assert.False(ProtectiveLimit.Limits(limited, Child, Mother));
        Assert.False(ProtectiveLimit.Limits(limited, Father, Father));
        Assert.False(ProtectiveLimit.Limits(File, Child, Father));
    }

    private static Stamp At(int days = 0) => new(Officer, Monday.AddDays(days));

    private static PersonsRequestReceived Received(Guid? person = null, ConsentCapacity capacity = ConsentCapacity.Self, Guid? asker = null) =>
        new(Id, "la-croche", File.Id, "montlegia", person ?? Mother, PersonsRight.Copy, capacity, asker, "identity-card", new(2026, 4, 20), null, At());

    private static Decision Extend(PersonsRequest state, int days) => PersonsRequestDecider.Extend(state, Words, new(2026, 4, 20), Plans.Current, At(days));

    private static Given<PersonsRequest> Given(params object[] events) => new Given<PersonsRequest>(PersonsRequest.None, PersonsRequest.Evolve).Events(events);

    private static Given<PersonsRequest> Asked(PersonsRequestReceived received) => Given().When(state => PersonsRequestDecider.Receive(state, File, received));

    private static PersonsRequest State(params object[] events) => events.Aggregate(PersonsRequest.None, PersonsRequest.Evolve);

    private static (string Code, string Due) OwedBy(params object[] events)
    {
        var row = Assert.Single(PersonsRequestOwed.Of(State(events), null, Plans.Current));
        return (row.Code, row.DueAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }
}

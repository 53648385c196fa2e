using Coordination.Domain.Access;
using Xunit;

namespace Coordination.Domain.Tests.Access;

/// <summary>
/// What must hold of the decision whatever the rows say. Each law takes a question apart in one way and may never get
/// a wider answer; it must have met granted answers, or it has shown nothing.
/// </summary>
public sealed partial class Laws
{
    [Fact]
    public void An_exclusion_never_widens() => NeverWidens(Sharing, q => q with { Excluded = true });

    [Fact]
    public void The_end_of_a_relation_never_widens() =>
        NeverWidens(q => Sharing(q) with { Relation = Tie.Active }, q => q with { Relation = Tie.Ended });

    [Fact]
    public void The_end_of_a_pending_request_never_widens_for_the_relay_that_was_asked() =>
        NeverWidens(q => Sharing(q) with { Role = Role.RelayIntake, Relation = Tie.Pending }, q => q with { Relation = Tie.Ended });

    [Fact]
    public void A_withdrawal_of_consent_never_widens() => NeverWidens(Sharing, q => q with { Consent = ConsentCover.Withdrawn });

    [Fact]
    public void An_expired_glass_is_never_wider_than_an_open_or_a_shut_one()
    {
        NeverWidens(q => Sharing(q) with { Glass = Glass.Open }, q => q with { Glass = Glass.Expired });
        NeverWidens(q => Sharing(q) with { Glass = Glass.Shut }, q => q with { Glass = Glass.Expired });
    }

    [Fact]
    public void Where_safe_contact_is_set_nobody_reads_a_telephone_number_in_full()
    {
        var shown = 0;
        Each(q => Sharing(q) with { Action = AccessAction.ReadContactDetail }, q =>
        {
            var answer = AccessDecision.Decide(q);
            Assert.False(q.SafeContact && answer.Outcome == Outcome.Allow, $"{answer}: {q}");
            shown += answer.Granted ? 1 : 0;
        });
        Assert.True(shown > 200, $"only {shown} granted answers were met");
    }

    [Fact]
    public void The_end_of_an_account_closes_everything()
    {
        Each(Sharing, q =>
        {
            var answer = AccessDecision.Decide(q with { Live = false });
            Assert.False(answer.Granted, $"{answer}: {q}");
        });
    }

    [Fact]
    public void Another_coordination_service_gets_nothing_and_only_what_a_hospital_misaddresses_is_kept()
    {
        Each(Sharing, q =>
        {
            var answer = AccessDecision.Decide(q with { Place = Place.Elsewhere });
            Assert.True(!answer.Granted || answer.Row == "A19", $"{answer}: {q}");
        });
    }

    /// <summary>Without the keys that open one level by name, a higher level is never wider.</summary>
    [Fact]
    public void A_higher_level_never_widens()
    {
        static AccessQuestion Keyless(AccessQuestion q) => q with { Level = Confidentiality.N1, Named = false, OnSealedList = false, Own = false };
        foreach (var (low, high) in new[] { (1, 2), (2, 3), (3, 4), (4, 5) })
        {
            NeverWidens(
                q => Keyless(Sharing(q)) with { Level = (Confidentiality)low },
                q => q with { Level = (Confidentiality)high },
                atLeast: low == 4 ? 20 : 200);
        }
    }

    /// <summary>What denies (an exclusion, a limit) is no key: taking it away is not in this list.</summary>
    [Fact]
    public void Taking_any_fact_away_never_widens()
    {
        Change[] without =
        [
            q => q with { Own = false }, q => q with { DisciplineMatch = false }, q => q with { Named = false }, q => q with { OnSealedList = false },
            q => q with { Disclosed = false }, q => q with { InWindow = false }, q => q with { SecondPerson = false }, q => q with { SharedLead = false },
            q => q with { SafeChannel = false }, q => q with { Unassigned = false }, q => q with { OwnOrganisation = false },
            q => q with { OwnerHasRight = false }, q => q with { EnoughPeople = false }, q => q with { IdentityProven = false },
            q => q with { StepUp = false }, q => q with { ParentalAuthority = false }, q => q with { Acting = ActsAs.Nobody }, q => q with { Bridge = Bridge.None },
            q => q with { Basis = HelpBasis.Unstated }, q => q with { Glass = Glass.Shut }, q => q with { Reason = EmergencyReason.None },
            q => q with { Purpose = Purpose.Unstated }, q => q with { Ground = LinkGround.None }, q => q with { Subject = DataSubject.Unstated },
        ];
        foreach (var take in without)
        {
            NeverWidens(NoN0, take, Samples / 8);
        }
    }

    [Fact]
    public void A_question_without_facts_is_denied_whatever_is_asked()
    {
        foreach (var (role, action) in Tuples.Cells())
        {
            Assert.False(AccessDecision.Decide(new AccessQuestion { Role = (Role)role, Action = (AccessAction)action }).Granted);
        }
    }

    [Fact]
    public void Values_outside_the_lists_are_denied()
    {
        Assert.False(AccessDecision.Decide(new AccessQuestion { Live = true, Role = (Role)200, Action = AccessAction.ReadCase }).Granted);
        Assert.False(AccessDecision.Decide(new AccessQuestion { Live = true, Role = Role.Coordinator, Action = (AccessAction)200 }).Granted);
        Assert.False(AccessDecision.Decide(new AccessQuestion { Live = true, Action = (AccessAction)200 }, [new(Role.Coordinator, Place.SameSite)]).Granted);
    }

    [Fact]
    public void Rights_on_a_merged_case_are_those_held_on_both()
    {
        Each(Sharing, q =>
        {
            var (one, other) = (AccessDecision.Decide(q), AccessDecision.Decide(q with { Relation = Tie.None }));
            var merged = one.And(other);
            Assert.True(merged.Outcome <= one.Outcome && merged.Outcome <= other.Outcome);
            Assert.True(merged.Has(one.Duties) && merged.Has(other.Duties));
        });
    }

    [Fact]
    public void An_account_with_several_roles_has_what_one_of_them_gives()
    {
        HeldRole[] roles = [new(Role.Supervisor, Place.SameSite), new(Role.Coordinator, Place.SameService)];
        Each(Sharing, q =>
        {
            var each = roles.Select(r => AccessDecision.Decide(q with { Role = r.Role, Place = r.Place }).Outcome).Max();
            Assert.Equal(each, AccessDecision.Decide(q, roles).Outcome);
        });
    }

    [Fact]
    public void A_role_of_one_site_gives_nothing_at_the_site_of_another_role()
    {
        var take = Ask.By(Role.None, AccessAction.TakeAlert) with { Place = Place.SameSite, Unassigned = true };
        Assert.False(AccessDecision.Decide(take, [new(Role.Supervisor, Place.SameSite), new(Role.Coordinator, Place.SameService)]).Granted);
        Assert.True(AccessDecision.Decide(take, [new(Role.Coordinator, Place.SameSite)]).Granted);
    }

    [Fact]
    public void Swapping_two_sites_names_changes_no_place()
    {
        string?[] sites = ["montlegia", "heusy", null];
        foreach (var caller in sites)
        {
            foreach (var thing in sites)
            {
                Assert.Equal(
                    Places.Of(new("la-croche", caller), new("la-croche", thing)),
                    Places.Of(new("la-croche", Swap(caller)), new("la-croche", Swap(thing))));
                Assert.Equal(Place.Elsewhere, Places.Of(new("la-croche", caller), new("autre-service", thing)));
            }
        }

        Assert.Equal(Place.SameSite, Places.Of(new("la-croche", "heusy"), new("la-croche", "heusy")));
        Assert.Equal(Place.SameService, Places.Of(new("la-croche", "heusy"), new("la-croche", "montlegia")));
        Assert.Equal(Place.SameService, Places.Of(new("la-croche", null), new("la-croche", null)));
        Assert.Equal(Place.Elsewhere, Places.Of(new("", "heusy"), new("", "heusy")));
    }

    [Fact]
    public void A_decision_allocates_nothing()
    {
        var question = Sharing(default) with { Role = Role.Coordinator, Action = AccessAction.ReadEntry, Relation = Tie.Active, Level = Confidentiality.N3 };
        AccessDecision.Decide(question);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            AccessDecision.Decide(question);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

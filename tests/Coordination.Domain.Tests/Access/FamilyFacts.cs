using Coordination.Domain.Access;
using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Tests.Access;

internal static class FamilyFacts
{
    private static readonly AccessQuestion Child = Ask.Parent(ReadEntry) with { Own = false, Subject = DataSubject.Child, ParentalAuthority = true };

    private static readonly AccessQuestion Represented = Ask.Parent(ReadEntry) with { Own = false, Acting = ActsAs.Representative, Subject = DataSubject.Mother };

    private static readonly AccessQuestion Other = Ask.Parent(ReadEntry, N4) with { Own = false, Subject = DataSubject.CoParent };

    internal static readonly Fact[] All =
    [
        new("A49", "a parent reads what is about her, working notes included", Ask.Parent(ReadEntry, N5), Allow, Duties.CutThirdParties),
        new("A49", "what is sealed about her after a second factor", Ask.Parent(ReadEntry, N4) with { StepUp = true }, Allow),
        new("A00", "not before it", Ask.Parent(ReadEntry, N4), Hidden),
        new("A00", "not without proof of who she is", Ask.Parent(ReadEntry) with { IdentityProven = false }, Hidden),
        new("A50", "a therapeutic exception withholds a part", Ask.Parent(ReadEntry) with { TherapeuticException = true }, Redacted),
        new("A51", "the other parent's disclosures are not there", Other, Hidden),
        new("A52", "a parent with authority reads the child's file", Child, Redacted, Duties.CutThirdParties),
        new("A00", "before birth it is the mother's", Child with { Subject = DataSubject.Mother }, Hidden),
        new("A53", "a limit that protects somebody closes it", Child with { ProtectiveLimit = true }, Hidden),
        new("A49", "whom another person excluded opens what is kept about himself", Ask.Parent(ReadOwnFile) with { Excluded = true }, Allow),
        new("A54", "and sees who looked", Ask.Parent(ReadAccessJournal) with { Excluded = true }, Allow),
        new("A55", "and takes back what he agreed to", Ask.Parent(LimitSharing) with { Excluded = true }, Allow),
        new("A91", "and makes use of a right", Ask.Parent(AskRight) with { Excluded = true }, Allow),
        new("A00", "and reads nothing else of the case", Ask.Parent(ReadCase) with { Excluded = true }, Hidden),
        new("A00", "nor of a child", Child with { Excluded = true }, Hidden),
        new("A54", "a parent sees who looked", Ask.Parent(ReadAccessJournal), Allow),
        new("A55", "a parent withdraws consent", Ask.Parent(LimitSharing), Allow),
        new("A56", "on a watched device pages are neutral", Ask.Parent(OpenPage) with { SafeContact = true }, Redacted, Duties.Neutral),
        new("A80", "a parent asks for contact by a safe channel", Ask.Parent(AskContact) with { SafeChannel = true }, Allow),
        new("A49", "a parent opens what is kept about her", Ask.Parent(ReadOwnFile), Allow),
        new("A91", "a parent makes use of a right", Ask.Parent(AskRight), Allow),
        new("A91", "she gets her copy after a second factor", Ask.Parent(ReadPersonsCopy, N4) with { StepUp = true }, Allow, Duties.CutThirdParties),
        new("A00", "not without one", Ask.Parent(ReadPersonsCopy), Hidden),
        new("A00", "nor where a limit protects somebody from it", Ask.Parent(ReadPersonsCopy) with { StepUp = true, ProtectiveLimit = true }, Hidden),
        new("A00", "a request of the other parent is not there", Ask.Parent(ReadPersonsRequest) with { Own = false }, Hidden),
        new("A99", "a representative reads shared content about her", Represented, Redacted, Duties.CutThirdParties),
        new("A00", "nothing that is restricted", Represented with { Level = N3 }, Hidden),
        new("A51", "nothing that she confided", Represented with { Level = N4 }, Hidden),
        new("A53", "nothing against a limit", Represented with { ProtectiveLimit = true }, Hidden),
        new("A00", "nor what is kept from her for the time being", Represented with { TherapeuticException = true }, Hidden),
        new("A100", "a trusted person reads it by her agreement", Represented with { Acting = ActsAs.Trusted }, Redacted, Duties.CutThirdParties),
        new("A00", "who acts for nobody reads nothing of another", Represented with { Acting = ActsAs.Nobody }, Hidden),
        new("A83", "the family raises an alert", Ask.By(Role.Parent, RaiseAlert), Allow),
    ];
}

using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Tests.Handovers;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>The ledger follows from the events alone, and a fact has the same line however often it is computed.</summary>
public sealed class KeepingALedger
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000d1");
    private static readonly Stamp Now = On("2026-05-04");

    private static readonly EntryWritten Entry = new(
        Number, "note", Confidentiality.N2, Elise, null, [], true, [], RelationBasis.Help, Text("entry.text"), Now.At, Now);

    [Fact]
    public void What_was_disclosed_before_anything_was_asked_is_listed_with_its_legal_reason()
    {
        object[] events = [.. Opened(), Entry, new EntryDisclosed(Number, Relay, "458bis", Now), new EntryAmended(Number, Text("entry.text") with { Cipher = "b3RoZXI=" }, Now)];
        var line = Assert.Single(Ledger(State(events), events, []));
        Assert.Equal(("458bis", Relay, DisclosedTo.Holder), (line.Basis, line.Recipient, line.To));
        Assert.Null(line.Terms);
        Assert.Equal(Hash(State([.. events[..^1]])), line.Hash);
        Assert.NotEqual(Hash(State(events)), line.Hash);
        Assert.Equal(line.Id, Assert.Single(Ledger(State(events), events, [])).Id);
    }

    [Theory]
    [InlineData(HandoverStatus.Asked, false, "Request")]
    [InlineData(HandoverStatus.Effective, false, "Request Access")]
    [InlineData(HandoverStatus.Refused, false, "Request")]
    [InlineData(HandoverStatus.Withdrawn, false, "Request")]
    [InlineData(HandoverStatus.Asked, true, "")]
    [InlineData(HandoverStatus.Accepted, true, "")]
    public void A_relay_that_learns_who_the_family_is_is_listed(HandoverStatus status, bool anonymous, string kinds)
    {
        var lines = Ledger(State(Opened()), Opened(), [HandoverSample.Path(status, anonymous)]).ToArray();
        Assert.Equal(kinds, string.Join(' ', lines.Select(l => l.Kind)));
        Assert.All(lines, l => Assert.Equal((HandoverSample.Relay, HandoverSample.Consent, "consent"), (l.Recipient, l.Consent, l.Basis)));
    }

    [Fact]
    public void So_is_one_that_learns_it_later()
    {
        var given = new HandoverIdentityGiven(HandoverSample.Consent, HandoverSample.By(HandoverSample.At(5, 20)));
        var lines = Ledger(State(Opened()), Opened(), [[.. HandoverSample.Path(HandoverStatus.Accepted, true), given]]).ToArray();
        Assert.Equal([DisclosedKind.Identity, DisclosedKind.Access], lines.Select(l => l.Kind));
        Assert.All(lines, l => Assert.Equal((HandoverSample.Consent, given.Stamp), (l.Consent, l.Stamp)));
    }

    [Fact]
    public void A_line_is_never_listed_twice_and_odd_events_list_nothing()
    {
        object[] events = [.. Opened(), Entry, InEmergency("2026-05-06")];
        Assert.Single(Ledger(State(events), [.. events, events[^1]], []));
        Assert.Empty(Ledger(State(Opened()), CaseHistory.Odd, [CaseHistory.Odd]));
    }

    private static IEnumerable<LedgerLine> Ledger(CaseFile file, IEnumerable<object> ofCase, IEnumerable<IEnumerable<object>> others) =>
        DisclosureLedger.Of(file, ofCase.Select((e, i) => new LedgerEvent(i, e)), others.Select(stream => stream.Select((e, i) => new LedgerEvent(i, e))));

    private static string Hash(CaseFile state)
    {
        var item = new DisclosedItem(DisclosedKind.Entry, Number);
        return DisclosedContent.Hash([(item, DisclosedContent.Of(state, item)!)]);
    }
}

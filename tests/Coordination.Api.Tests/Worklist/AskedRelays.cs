using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;

namespace Coordination.Api.Tests.Worklist;

/// <summary>Requests to a relay that got as far as a list shows them.</summary>
internal static class AskedRelays
{
    /// <summary>A handover, brought to a state.</summary>
    public static async Task<HttpAnswer> AnsweredAsync(this ApiFixture api, string state)
    {
        var asked = (await api.AskRelayAsync(await api.OpenCaseAsync(), HandoverSteps.Psychiatrist)).Expect(201);
        if (state != "asked")
        {
            var answer = state switch { "assessing" => "assessmentFirst", "waitlisted" => "waitlisted", _ => "accepted" };
            (await api.OnAsync(asked, "answer", new { answer })).Expect(200);
        }

        if (state == "meetingPlanned")
        {
            (await api.OnAsync(asked, "first-meeting", new { startsAt = api.Clock.Now.AddDays(2) })).Expect(200);
        }

        if (state == "contacted")
        {
            (await api.OnAsync(asked, "first-contact")).Expect(200);
        }

        return asked;
    }
}

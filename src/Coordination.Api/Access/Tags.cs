using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Api.Alerts.Views;
using Coordination.Api.Cases;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;

namespace Coordination.Api.Access;

/// <summary>
/// What a reader is told of a thing's version (rule A65). A case has things in it that are hidden from some of its readers, so its
/// tag is a keyed digest of what this reader gets: what she may not see never changes it, and If-Match asks whether what she read still
/// stands. Other streams are versioned for those who read all of them, and for nobody else. The streams' own versions guard each commit.
/// </summary>
internal static class Tags
{
    private const int Bytes = 16;

    /// <summary>The tag of a stream of this work, for its caller, with what the work has written so far; null where she gets none.</summary>
    public static async Task<string?> OfAsync(Work work, Guid? stream, CancellationToken ct)
    {
        // What the work wrote may have changed who sees what.
        work.ItemFrame = null;
        return work.Streams.FirstOrDefault(s => s.Id == stream) switch
        {
            null or { IsThere: false } => null,
            OpenStream<CaseFile> file => file.Id == work.CaseStream?.Id ? await OfCaseAsync(work, ct) : null,
            // Of what this very work began, the version tells nothing that the writer does not know.
            { Exists: false } begun => ETags.Of(begun.NextVersion.ToString(CultureInfo.InvariantCulture)),
            OpenStream<Handover> or OpenStream<Concertation> when !ReadsAll(work) => null,
            OpenStream<Domain.Emergencies.BrokenGlass> or OpenStream<Domain.PersonsRequests.PersonsRequest> or OpenStream<Domain.Samples.AccessSample> or OpenStream<Domain.Transfers.Transfer> => null,
            OpenStream<Domain.Alerts.Alert> alert when !AlertSight.IsWhole(work, alert.State, work.CaseStream is { IsThere: true, State: var file } ? file : null) => null,
            OpenStream<Domain.Alerts.Alert> alert when !Gate.Decide(work, Target.OfAlert(alert.Id), new Demand(AccessAction.ReadTriage, Confidentiality.N2)).Granted => null,
            { } whole => ETags.Of(whole.NextVersion.ToString(CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>The tag of what is sent. Keyed, because it is stored beside first answers and would else tell who guesses right.</summary>
    public static string Of(Work work, ReadOnlySpan<byte> sent)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(work.Wrapping.Derive($"etag\u001f{work.Service}")[0], sent, digest);
        return ETags.Of(Base64Url.EncodeToString(digest[..Bytes]));
    }

    private static async Task<string?> OfCaseAsync(Work work, CancellationToken ct)
    {
        var answer = Gate.Decide(work, Target.OfCase(work.Case.Id), new Demand(AccessAction.ReadCase));
        if (!answer.Granted || PastRelation.EndedAt(work, work.Case.State, answer) is not null)
        {
            return null;
        }

        var (card, _) = await CaseCards.OfAsync(work, work.Case.State, ct);
        return Of(work, JsonSerializer.SerializeToUtf8Bytes(card, ApiJson.Options));
    }

    private static bool ReadsAll(Work work) =>
        work.CaseStream is { IsThere: true, State: var file }
        && Gate.Item(work, Confidentiality.N2, new ItemFacts(Guid.Empty)) is { Outcome: Outcome.Allow }
        && CaseSight.AgreementOf(work, file) is null;
}

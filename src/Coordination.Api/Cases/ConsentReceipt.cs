namespace Coordination.Api.Cases;

/// <summary>What a caller gets after a consent is recorded, refused or taken back.</summary>
/// <param name="Id">The consent.</param>
/// <param name="State">What became of it.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Shared">Where to read what was shared already.</param>
internal sealed record ConsentReceipt(Guid Id, string? State, Guid CaseId, string? Shared)
{
    public static ConsentReceipt Of(Guid file, Guid consent, string? state) => new(consent, state, file, state is null ? null : $"/v1/cases/{file}/disclosures?consent={consent}");
}

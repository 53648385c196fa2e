using System.Collections.Immutable;

namespace Coordination.Domain.Relays;

/// <summary>What a service record must satisfy before it is stored.</summary>
internal static class ServiceRecordRules
{
    private static readonly ImmutableArray<string> _routes = ["phone", "form", "mail", "ehealthbox", "saj-only"];

    /// <summary>The first rule the record breaks, or null.</summary>
    public static Refusal? Broken(ServiceRecord record, RelayKindsVersion kinds, DateOnly today) => kinds.Find(record.Kind) switch
    {
        null => RelayRefusals.KindUnknown,
        { IsRelay: false } => RelayRefusals.KindNotARelay,
        var kind => Identity(record) ?? Where(record) ?? Basis(record, kind) ?? Criteria(record) ?? Practical(record, today),
    };

    private static Refusal? Identity(ServiceRecord record) => record switch
    {
        { Name: var name } when string.IsNullOrWhiteSpace(name) => RelayRefusals.NameMissing,
        { Operator: { } number } when !CbeNumber.IsValid(number) => RelayRefusals.OperatorNumberInvalid,
        { Mail: { } mail } when !IsMail(mail) => RelayRefusals.MailInvalid,
        _ => null,
    };

    private static Refusal? Where(ServiceRecord record) => record switch
    {
        _ when !record.Catchment.All(Postcodes.IsArea) => RelayRefusals.PostcodeInvalid("catchment"),
        { Postcode: { } postcode } when !Postcodes.IsPostcode(postcode) => RelayRefusals.PostcodeInvalid("postcode"),
        { HiddenAddress: true, Address: not null } or { HiddenAddress: true, Postcode: not null } => RelayRefusals.HiddenAddressGiven,
        { Age.IsInverted: true } => RelayRefusals.AgeWindowInverted,
        _ => null,
    };

    private static Refusal? Basis(ServiceRecord record, RelayKind kind)
    {
        var mandated = record.Basis is LegalBasis.Mandated or LegalBasis.Both;
        return record switch
        {
            _ when (kind.Basis == LegalBasis.Anonymous) != (record.Basis == LegalBasis.Anonymous) => RelayRefusals.BasisNotOfKind,
            _ when kind.Basis == LegalBasis.Mandated && record.Basis != LegalBasis.Mandated => RelayRefusals.BasisNotOfKind,
            _ when !record.MandatingAuthorities.All(UnderMandate.Recognised.Contains) => RelayRefusals.MandatingAuthorityUnknown,
            { Basis: LegalBasis.Mandated, MandatingAuthorities: [] } => RelayRefusals.MandatingAuthorityMissing,
            { MandatingAuthorities: not [] } when !mandated => RelayRefusals.MandateOnVoluntary,
            _ => null,
        };
    }

    private static Refusal? Criteria(ServiceRecord record) => record switch
    {
        _ when !record.Admission.All(IsSound) => RelayRefusals.CriterionUnsound("admission"),
        _ when !record.Exclusion.All(IsSound) => RelayRefusals.CriterionUnsound("exclusion"),
        _ when record.Admission.Any(a => record.Exclusion.Any(e => Statement(a) == Statement(e))) => RelayRefusals.CriteriaContradict,
        _ => null,
    };

    private static Refusal? Practical(ServiceRecord record, DateOnly today) => record switch
    {
        _ when !record.Languages.All(Languages.IsTag) => RelayRefusals.LanguageInvalid("languages"),
        { MessageLanguage: { } tag } when !Languages.IsTag(tag) => RelayRefusals.LanguageInvalid("messageLanguage"),
        _ when !record.Entry.All(_routes.Contains) => RelayRefusals.EntryRouteUnknown,
        { Places: < 0 } => RelayRefusals.NumberNegative("places"),
        { Stay: { Typical: <= 0 } or { Max: <= 0 } or { Renewals: < 0 } } => RelayRefusals.NumberNegative("stay"),
        _ when record.ReviewedOn > today => RelayRefusals.DayInFuture("reviewedOn"),
        _ => null,
    };

    private static bool IsSound(Criterion? criterion) => criterion is not null && criterion.IsSound();

    // Strength and wording do not change what is stated.
    private static string Statement(Criterion criterion) =>
        System.Text.Json.JsonSerializer.Serialize(criterion with { Strength = Strength.Hard, Wording = null });

    private static bool IsMail(string text) => text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(char.IsWhiteSpace);
}

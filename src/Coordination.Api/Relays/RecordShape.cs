using System.Collections.Immutable;
using Coordination.Api.Http;
using Coordination.Domain.Relays;
using FluentValidation;

namespace Coordination.Api.Relays;

/// <summary>Shape of a service record on the wire: lengths and ranges. What it must mean is the domain's.</summary>
internal sealed class RecordShape : AbstractValidator<ServiceRecord>
{
    private const string Many = "At most 200 entries of 1 to 60 characters.";

    public RecordShape()
    {
        Texts();
        RuleFor(r => r.Catchment).Must(AreShort).WithMessage(Many);
        RuleFor(r => r.MandatingAuthorities).Must(AreShort).WithMessage(Many);
        RuleFor(r => r.Entry).Must(AreShort).WithMessage(Many);
        RuleFor(r => r.Languages).Must(AreShort).WithMessage(Many);
        RuleFor(r => r.Admits).Must(a => !a.IsDefault && a.Length <= 5).WithMessage("At most 5 entries.");
        RuleFor(r => r.Admission).Must(AreWhole).WithMessage("At most 40 criteria, each whole.");
        RuleFor(r => r.Exclusion).Must(AreWhole).WithMessage("At most 40 criteria, each whole.");
        RuleFor(r => r.Age).Must(a => Fits(a?.From) && Fits(a?.To)).WithMessage("An age bound lies between conception and the 30th birthday.");
        RuleFor(r => r.Places).InclusiveBetween(0, 10_000);
        RuleFor(r => r.Stay).Must(s => s is null or { Typical: null or <= 10_000, Max: null or <= 10_000, Renewals: <= 100 }).WithMessage("At most 10 000 days and 100 renewals.");
    }

    private void Texts()
    {
        RuleFor(r => r.Kind).NotNull().MaximumLength(10);
        RuleFor(r => r.Name).NotNull().MaximumLength(200);
        RuleFor(r => r.Operator).MaximumLength(20);
        RuleFor(r => r.ApprovalBody).MaximumLength(200);
        RuleFor(r => r.Hours).MaximumLength(500);
        RuleFor(r => r.PreAdmission).MaximumLength(1000);
        RuleFor(r => r.Cost).MaximumLength(500);
        RuleFor(r => r.Address).MaximumLength(300);
        RuleFor(r => r.Postcode).MaximumLength(10);
        RuleFor(r => r.Mail).IsMail().MaximumLength(200);
        RuleFor(r => r.Telephone).MaximumLength(40);
        RuleFor(r => r.MessageLanguage).MaximumLength(35);
    }

    private static bool AreShort(ImmutableArray<string> list) => !list.IsDefault && Whole(list);

    private static bool AreWhole(ImmutableArray<Criterion> criteria) => !criteria.IsDefault && criteria.Length <= 40 && criteria.All(IsWhole);

    private static bool IsWhole(Criterion? criterion) => criterion is not null and not { Wording.Length: > 300 } && criterion switch
    {
        LivesIn c => Whole(c.Postcodes),
        HasFactor c => Whole(c.Codes),
        UnderMandate c => Whole(c.Authorities),
        Speaks c => Whole(c.Languages),
        Stated c => c.Topic is not null,
        ChildAge c => Days(c.From) && Days(c.To),
        _ => true,
    };

    // A list that was left out is for the domain to refuse: it has no meaning, its shape is sound.
    private static bool Whole(ImmutableArray<string> list) => list.IsDefault || (list.Length <= 200 && list.All(text => text is { Length: > 0 and <= 60 }));

    private static bool Days(int? value) => value is null or (>= 0 and <= 11_000);

    private static bool Fits(AgeBound? bound) => bound is null || bound.Value >= 0 && bound.Value <= bound.Unit switch
    {
        AgeUnit.GestationDays => 330,
        AgeUnit.ChildDays => 11_000,
        AgeUnit.ChildMonths => 360,
        AgeUnit.ChildYears => 30,
    };
}

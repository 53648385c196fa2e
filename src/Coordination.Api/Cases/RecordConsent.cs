using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>What the family agrees to share, or refuses: about whom, which data, with whom, for what, until when.</summary>
internal sealed record RecordConsentRequest
{
    public Guid CaseId { get; init; }

    /// <summary>True when it was refused.</summary>
    public bool Refused { get; init; }

    /// <summary>Person who decides; default the mother.</summary>
    public Guid? By { get; init; }

    public ConsentCapacity Capacity { get; init; } = ConsentCapacity.Self;

    /// <summary>Persons whose data it is; default the one who decides.</summary>
    public Guid[] About { get; init; } = [];

    public DataCategory[] Categories { get; init; } = [DataCategory.Identity, DataCategory.Social];

    /// <summary>Named services.</summary>
    public Guid[] Relays { get; init; } = [];

    /// <summary>Named kinds of service (K01…).</summary>
    public string[] Kinds { get; init; } = [];

    /// <summary>Code of the purpose.</summary>
    public string Purpose { get; init; } = "handover";

    /// <summary>First day; default today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, or open.</summary>
    public DateOnly? Until { get; init; }

    public ConsentForm Form { get; init; } = ConsentForm.Oral;

    /// <summary>Language it was asked in.</summary>
    public string? Language { get; init; }

    public bool Interpreter { get; init; }

    /// <summary>Version of the information given.</summary>
    public string Information { get; init; } = "oral";

    /// <summary>Reference of the evidence.</summary>
    public string? Evidence { get; init; }

    /// <summary>Why the child's interest asks for it although the other parent said no.</summary>
    public string? Interest { get; init; }
}

internal sealed class RecordConsentValidator : Validator<RecordConsentRequest>
{
    public RecordConsentValidator()
    {
        RuleFor(r => r.Purpose).NotEmpty().IsCode();
        RuleFor(r => r.Information).NotEmpty().IsListedCode();
        RuleFor(r => r.Evidence).MaximumLength(400);
        RuleFor(r => r.Interest).MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.Language).IsLanguage();
        RuleFor(r => r.Relays).Must(x => x.Length <= 50).WithMessage("At most 50 services.");
        RuleFor(r => r.Kinds).Must(x => x.Length <= 50 && x.All(k => k is { Length: <= 20 } && CodeShape.IsListedCode(k))).WithMessage("At most 50 codes of kinds.");
    }
}

internal sealed record RecordConsent(RecordConsentRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.RecordConsent);
}

internal sealed class RecordConsentHandler(Work work) : IRequestHandler<RecordConsent, Reply>
{
    public async Task<Reply> Handle(RecordConsent request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var (by, id) = (wish.By ?? file.State.Mother, work.NewId());
        await work.KeysAsync([by], cancellationToken);
        await KnownMinors.NoteAsync(work, [by, .. wish.About], cancellationToken);
        var terms = ConsentWishes.Terms(work, wish, by, work.SealOrNull(by, file.Id, CaseFields.Evidence, wish.Evidence));
        var kinds = terms.Capacity is ConsentCapacity.Parent or ConsentCapacity.Representative ? await ConsentWishes.KindsAsync(work, wish.Relays, cancellationToken) : [];
        var decision = wish.Refused ? ConsentDecider.Refuse(file.State, id, terms, work.Stamp) : ConsentDecider.Give(file.State, id, terms, work.Stamp, kinds);
        return Work.Append(file, decision) is { } refusal ? Reply.Refused(refusal) : Reply.Done(ConsentReceipt.Of(file.Id, id, wish.Refused ? "refused" : null));
    }
}

internal sealed class RecordConsentEndpoint : Endpoint<RecordConsentRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/consents");
        this.Door<RecordConsent>("Cases", "Record a consent or a refusal", new { categories = new[] { "identity", "psychic" }, kinds = new[] { "K17" } }, receipt: typeof(ConsentReceipt));
    }

    public override Task HandleAsync(RecordConsentRequest req, CancellationToken ct) => this.SendCommandAsync(req, new RecordConsent(req), ct);
}

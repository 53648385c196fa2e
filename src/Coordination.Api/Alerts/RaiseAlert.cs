using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Alerts;

/// <summary>A new situation is told to the coordination. By telephone: about whom, from whom, why.</summary>
internal sealed record RaiseAlertRequest
{
    public AboutWish About { get; init; } = new();

    public FromWish From { get; init; } = new();

    /// <summary>In words.</summary>
    public string? Why { get; init; }

    /// <summary>Factor codes; an unknown one is kept as text.</summary>
    public string[] Codes { get; init; } = [];

    public ScreeningWish[] Screenings { get; init; } = [];

    /// <summary>Red flags stated by a clinician (SELF_HARM, NO_ROOF_TONIGHT …).</summary>
    public string[] RedFlags { get; init; } = [];

    /// <summary>Site it is for; default: the caller's own.</summary>
    public string? Site { get; init; }

    /// <summary>Whether the person knows of it.</summary>
    public bool? InformedPatient { get; init; }

    /// <summary>When it was noticed; default now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Transport id of a record: the same id is the same message. It stands in for `Idempotency-Key`, which is not looked at beside it.</summary>
    public string? MessageId { get; init; }

    /// <summary>Id of the form in the sender's record: the same form is the same alert.</summary>
    public string? FormId { get; init; }
}

internal sealed class RaiseAlertValidator : Validator<RaiseAlertRequest>
{
    public RaiseAlertValidator()
    {
        RuleFor(r => r.About).NotNull().SetValidator(new AboutValidator());
        RuleFor(r => r.From).SetValidator(new FromValidator());
        RuleFor(r => r.Why).MaximumLength(TextShape.LongestNote);
        RuleFor(r => r.Codes).Must(c => c.Length <= 60).WithMessage("At most 60 codes.");
        RuleForEach(r => r.Codes).NotEmpty().MaximumLength(60);
        RuleFor(r => r.RedFlags).Must(c => c.Length <= 12).WithMessage("At most 12 codes.");
        RuleForEach(r => r.RedFlags).NotEmpty().MaximumLength(60);
        RuleFor(r => r.Screenings).Must(s => s.Length <= 20).WithMessage("At most 20 screenings.");
        RuleForEach(r => r.Screenings).SetValidator(new ScreeningWishValidator());
        RuleFor(r => r.Site).IsSite();
        RuleFor(r => r.MessageId).MaximumLength(150);
        RuleFor(r => r.FormId).MaximumLength(150);
    }
}

internal sealed record RaiseAlert(RaiseAlertRequest Wish, bool FromRecord) : ICommand
{
    public Target Target => Target.OfSite(Wish.Site);

    public Demand Demand => FromRecord
        ? new(AccessAction.PostAlert) { Refine = (_, q) => q with { Own = true } }
        : new(AccessAction.RaiseAlert);
}

internal sealed class RaiseAlertHandler(Work work) : IRequestHandler<RaiseAlert, Reply>
{
    public async Task<Reply> Handle(RaiseAlert request, CancellationToken cancellationToken)
    {
        var (received, refusal) = AlertReception.From(work, request);
        if (received is null || (!request.FromRecord && !await AlertSites.ExistsAsync(work, received.Site, cancellationToken)))
        {
            return Reply.Refused(refusal ?? AlertRefusals.UnknownSite);
        }

        if (work.Attempt > 1 && await AlertReception.KnownAsync(work, request.Wish, cancellationToken) is { } known)
        {
            return known;
        }

        var stream = work.Start(StreamKinds.Alert, received.Alert);
        var misaddressed = await AlertSites.QuarantineAsync(work, request.Wish.Site, received, cancellationToken);
        if (Work.Append(stream, AlertDecider.Receive(stream.State, received, misaddressed)) is { } no)
        {
            return Reply.Refused(no);
        }

        AlertReception.Index(work, request.Wish, received);
        var receipt = new Receipt(received.Alert, "waiting") { Warnings = misaddressed is null ? null : ["alert-names-another-site"] };
        return Reply.Created(receipt, $"/v1/alerts/{received.Alert}") with { About = stream.Id };
    }
}

internal sealed class RaiseAlertEndpoint : Endpoint<RaiseAlertRequest>
{
    public override void Configure()
    {
        Post("/v1/alerts");
        this.Door<RaiseAlert>("Alerts", "Raise an alert", new { about = new { name = "Anouk Exemple" }, from = new { kind = "gp" }, why = "Se sent dépassée, demande de l'aide." }, creates: true);
    }

    public override Task HandleAsync(RaiseAlertRequest req, CancellationToken ct)
    {
        var scope = Resolve<RequestScope>();
        scope.Key = req.MessageId is { } id ? $"message:{id}" : null;
        scope.KeepConflicts = req.MessageId is not null;
        return this.SendAlertAsync(req, ct);
    }
}

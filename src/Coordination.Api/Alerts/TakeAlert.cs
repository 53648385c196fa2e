using System.Globalization;
using Coordination.Api.Access;
using Coordination.Api.Accounts.Views;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Alerts;

/// <summary>A coordinator takes an alert: into a new case, or into one she already leads. Nothing has to be typed.</summary>
internal sealed record TakeAlertRequest
{
    public Guid AlertId { get; init; }

    /// <summary>A case that is already open for this family.</summary>
    public Guid? CaseId { get; init; }
}

internal sealed class TakeAlertValidator : Validator<TakeAlertRequest>;

internal sealed record TakeAlert(Guid AlertId, Guid? CaseId) : ICommand
{
    // The alert alone: whose case it is taken into opens nobody another site's alert.
    public Target Target => Target.OfAlert(AlertId);

    public Demand Demand => new(AccessAction.TakeAlert);
}

internal sealed class TakeAlertHandler(Work work) : IRequestHandler<TakeAlert, Reply>
{
    public async Task<Reply> Handle(TakeAlert request, CancellationToken cancellationToken)
    {
        var alert = work.Alert;
        if (request.CaseId is { } known && (alert.State.Case is null || alert.State.Case == known))
        {
            return await LinkedAsync(alert, await work.OpenCaseAsync(known, cancellationToken), cancellationToken);
        }

        if (alert.State.Case is { } already)
        {
            return request.CaseId is null && alert.State.Answered?.By == work.Caller.Id
                ? Reply.Done(new Receipt(already) { CaseId = already })
                : Reply.Refused(AlertRefusals.AlreadyTaken);
        }

        var (heads, plan) = await OpeningHeads.OfAsync(work, alert.State.Site, work.Caller.Id, cancellationToken);
        var about = alert.State.About!;
        await work.KeysAsync([about.Person], cancellationToken);
        var file = work.StartCase(work.NewId());
        var facts = Facts(about, alert.Id);
        var opening = new Opening(
            file.Id, heads, PersonFields.Seal(work, file.Id, about.Person, PersonRole.Mother, facts), about.LastPeriod, about.DueDate, ChildBornOn: about.ChildBornOn)
        { Plan = plan };
        var reply = Taken(alert, file, newCase: true, CaseDecider.OpenFromAlert(file.State, opening, HandedAlert.Of(work, alert, file.Id, about.Person), work.Stamp));
        KnownMinors.Note(work, file, file.State.Mother, facts.BirthDate);
        SearchIndex.Queue(work, file.Id, "case", alert.State.Site, facts.Name, facts.BirthDate, facts.Telephone, facts.Ssin);
        return reply;
    }

    // Only into a case she may write in: another one is not there for her, whatever its site.
    private async Task<Reply> LinkedAsync(OpenStream<Alert> alert, OpenStream<CaseFile> file, CancellationToken ct)
    {
        if (!file.Exists || !Gate.Decide(work, Target.OfCase(file.Id), new Demand(AccessAction.KeepFile)).Granted)
        {
            return Reply.Refused(CaseRefusals.Unknown);
        }

        await work.KeysAsync([alert.State.About!.Person, file.State.Mother], ct);
        return Taken(alert, file, newCase: false, CaseDecider.LinkAlert(file.State, HandedAlert.Of(work, alert, file.Id, file.State.Mother), work.Stamp));
    }

    private Reply Taken(OpenStream<Alert> alert, OpenStream<CaseFile> file, bool newCase, Decision opened)
    {
        var refusal = Work.Append(file, opened) ?? Work.Append(alert, AlertDecider.Take(alert.State, file.Id, newCase, work.Stamp));
        return refusal is not null
            ? Reply.Refused(refusal)
            : Reply.Created(new Receipt(file.Id) { CaseId = file.Id }, $"/v1/cases/{file.Id}") with { About = file.Id };
    }

    private PersonFacts Facts(AlertSubject about, Guid alert)
    {
        string? Open(Protected? text, string field) => work.Keys.Open(text, about.Person, alert, field);
        var born = Open(about.BirthDate, AlertFields.BirthDate);
        return new PersonFacts(
            Open(about.Name, AlertFields.Name),
            born is null ? null : DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Open(about.Ssin, AlertFields.Ssin),
            Open(about.Telephone, AlertFields.Telephone));
    }
}

internal sealed class TakeAlertEndpoint : Endpoint<TakeAlertRequest>
{
    public override void Configure()
    {
        Post("/v1/alerts/{alertId}/take");
        this.Door<TakeAlert>("Alerts", "Take an alert into a new or a known case", new { }, creates: true);
    }

    public override Task HandleAsync(TakeAlertRequest req, CancellationToken ct) => this.SendCommandAsync(req, new TakeAlert(req.AlertId, req.CaseId), ct);
}

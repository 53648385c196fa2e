using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>How a site can be reached and how it escalates. What is not given stays.</summary>
internal sealed record ChangeSiteSettingsRequest : SiteWish
{
    public string Site { get; init; } = "";
}

internal sealed class ChangeSiteSettingsValidator : Validator<ChangeSiteSettingsRequest>
{
    public ChangeSiteSettingsValidator() => Include(new SiteShape());
}

internal sealed record ChangeSiteSettings(ChangeSiteSettingsRequest Wish) : ICommand
{
    public Target Target => Target.OfSite(Wish.Site);

    public Demand Demand => AccountDemands.Read;
}

internal sealed class ChangeSiteSettingsHandler(Work work) : IRequestHandler<ChangeSiteSettings, Reply>
{
    public async Task<Reply> Handle(ChangeSiteSettings request, CancellationToken cancellationToken)
    {
        var wish = request.Wish;
        var stream = await work.OpenAsync(StreamKinds.Service, CoordinationService.IdOf(work.Service), cancellationToken);
        var settings = wish.Over(stream.State.Find(wish.Site)?.Settings ?? SiteSettings.Usual);
        var decision = ServiceDecider.ChangeSite(stream.State, wish.Site, settings, work.Caller.Account ?? Account.None, work.Stamp);
        return Work.Append(stream, decision) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(stream.Id));
    }
}

internal sealed class ChangeSiteSettingsEndpoint : Endpoint<ChangeSiteSettingsRequest>
{
    public override void Configure()
    {
        Post("/v1/service/sites/{site}");
        this.Door<ChangeSiteSettings>("Accounts", "Change the settings of a site");
    }

    public override Task HandleAsync(ChangeSiteSettingsRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ChangeSiteSettings(req), ct);
}

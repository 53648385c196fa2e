using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>The service works at one hospital more.</summary>
internal sealed record AddSiteRequest : SiteWish
{
    /// <summary>Short name in addresses, for ever.</summary>
    public string Site { get; init; } = "";

    /// <summary>Name shown.</summary>
    public string Label { get; init; } = "";
}

internal sealed class AddSiteValidator : Validator<AddSiteRequest>
{
    public AddSiteValidator()
    {
        Include(new SiteShape());
        RuleFor(r => r.Site).Cascade(CascadeMode.Stop).NotEmpty().Must(Slug.IsValid).WithMessage("A site is a slug of a-z, 0-9 and '-'.");
        RuleFor(r => r.Label).NotEmpty().MaximumLength(120);
    }
}

internal sealed record AddSite(AddSiteRequest Wish) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.Read;
}

internal sealed class AddSiteHandler(Work work) : IRequestHandler<AddSite, Reply>
{
    public async Task<Reply> Handle(AddSite request, CancellationToken cancellationToken)
    {
        var wish = request.Wish;
        var stream = await work.OpenAsync(StreamKinds.Service, CoordinationService.IdOf(work.Service), cancellationToken);
        var decision = ServiceDecider.AddSite(stream.State, wish.Site, wish.Label.Trim(), wish.Over(SiteSettings.Usual), work.Caller.Account ?? Account.None, work.Stamp);
        return Work.Append(stream, decision) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Created(new Receipt(stream.Id), "/v1/service");
    }
}

internal sealed class AddSiteEndpoint : Endpoint<AddSiteRequest>
{
    public override void Configure()
    {
        Post("/v1/service/sites");
        this.Door<AddSite>("Accounts", "Add a site to the service", creates: true);
    }

    public override Task HandleAsync(AddSiteRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AddSite(req), ct);
}

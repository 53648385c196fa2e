using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Accounts;

/// <summary>How I want to be spoken to.</summary>
internal sealed record ChangePreferencesRequest
{
    /// <summary><c>fr</c>, <c>nl</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "";
}

internal sealed class ChangePreferencesValidator : Validator<ChangePreferencesRequest>
{
    public ChangePreferencesValidator() => RuleFor(r => r.Language).NotEmpty().MaximumLength(20);
}

internal sealed record ChangePreferences(string Language) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.KeepOwn;
}

internal sealed class ChangePreferencesHandler(Work work) : IRequestHandler<ChangePreferences, Reply>
{
    public async Task<Reply> Handle(ChangePreferences request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
        return Work.Append(stream, AccountDecider.ChangePreferences(stream.State, request.Language, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(stream.Id));
    }
}

internal sealed class ChangePreferencesEndpoint : Endpoint<ChangePreferencesRequest>
{
    public override void Configure()
    {
        Post("/v1/me/preferences");
        this.Door<ChangePreferences>("Accounts", "Choose my language", new { language = "fr" });
    }

    public override Task HandleAsync(ChangePreferencesRequest req, CancellationToken ct) => this.SendCommandAsync(req, new ChangePreferences(req.Language), ct);
}

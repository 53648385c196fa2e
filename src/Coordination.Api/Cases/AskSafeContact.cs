using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Cases;

/// <summary>How a person may be reached, asked with the person alone. What eases a restriction holds once a second professional agreed: its id is answered.</summary>
internal sealed record AskSafeContactRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Default the mother.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Only an answer given alone counts.</summary>
    public bool? AskedAlone { get; init; }

    /// <summary>True when only the named channels are safe.</summary>
    public bool Restricted { get; init; }

    /// <summary>telephone, sms, mail, letter, visit.</summary>
    public string[] Channels { get; init; } = [];

    /// <summary>What not to say, and anything else that whoever calls must know.</summary>
    public string? Instructions { get; init; }

    /// <summary>When she may be reached; empty for any hour. Only with a restriction, like all that follows.</summary>
    public HoursWish[] Hours { get; init; } = [];

    /// <summary>Whether a message may be left; unless she said yes, none is.</summary>
    public bool? MayLeaveMessage { get; init; }

    /// <summary>Last day on which the answer counts; from the next day on no channel is safe until she is asked again.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Where she lives is shown in no view, document or message.</summary>
    public bool HideAddress { get; init; }

    /// <summary>The number that is safe, where it is not her own.</summary>
    public string? Telephone { get; init; }

    /// <summary>The mail address that is safe, where it is not her own.</summary>
    public string? Mail { get; init; }

    /// <summary>Where letters and visits are safe, where it is not the address known of her.</summary>
    public string? Address { get; init; }

    /// <summary>The name that may be said or shown as the sender's; never the service's.</summary>
    public string? NeutralSender { get; init; }

    /// <summary>The word by which she and the service know that it is really the other.</summary>
    public string? CodeWord { get; init; }
}

internal sealed class AskSafeContactValidator : Validator<AskSafeContactRequest>
{
    public AskSafeContactValidator()
    {
        RuleFor(r => r.Instructions).MaximumLength(2000);
        RuleFor(r => r.Channels).Must(c => c.Length <= 10 && c.All(x => x is { Length: > 0 and <= 20 })).WithMessage("At most 10 channels.");
        RuleFor(r => r.Hours).Must(h => h.Length <= 14 && h.All(x => x is not null && x.IsReadable)).WithMessage("At most 14 times, each with days from mon to sun and hours like 09:30.");
        RuleFor(r => r.Telephone).IsTelephone();
        RuleFor(r => r.Mail).MaximumLength(200).IsMail();
        RuleFor(r => r.Address).IsPostalAddress();
        RuleFor(r => r.NeutralSender).MaximumLength(60).Must(s => s is null || !s.Any(char.IsControl)).WithMessage("A name on one line.");
        RuleFor(r => r.CodeWord).MaximumLength(60);
    }
}

internal sealed record AskSafeContact(AskSafeContactRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.KeepFile, Confidentiality.N2);
}

internal sealed class AskSafeContactHandler(Work work) : IRequestHandler<AskSafeContact, Reply>
{
    public async Task<Reply> Handle(AskSafeContact request, CancellationToken cancellationToken)
    {
        var (wish, file) = (request.Wish, work.Case);
        var person = wish.PersonId ?? file.State.Mother;
        await work.KeysAsync([person], cancellationToken);
        var alone = wish.AskedAlone switch { true => YesNo.Yes, false => YesNo.No, null => YesNo.Unknown };
        var asked = new SafeContactAsked(
            person, alone, wish.Restricted, [.. wish.Channels], work.SealOrNull(person, file.Id, CaseFields.Instructions, wish.Instructions), work.Stamp)
        {
            Terms = ContactTermsWishes.Of(work, person, wish),
        };
        var easing = work.NewId();
        var redirects = ContactTermsWishes.Redirects(work, person, wish);
        return Work.Append(file, SafeContactDecider.Ask(file.State, asked, easing, redirects)) is { } refusal ? Reply.Refused(refusal)
            : file.State.Easings.Any(e => e.Id == easing) ? Reply.Done(new Receipt(easing, "awaits-second") { CaseId = file.Id })
            : Reply.Done(new Receipt(file.Id) { CaseId = file.Id });
    }
}

internal sealed class AskSafeContactEndpoint : Endpoint<AskSafeContactRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/safe-contact");
        this.Door<AskSafeContact>("Cases", "Note how a person may be reached", new { askedAlone = true });
    }

    public override Task HandleAsync(AskSafeContactRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AskSafeContact(req), ct);
}

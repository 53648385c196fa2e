using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Time;
using FastEndpoints;
using FluentValidation;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.PersonsRequests;

/// <summary>
/// A person makes use of a right, or somebody notes that she does: a coordinator of her case, a records officer, or the person by her own account. The
/// delay counts from the day on which it came in. By her own account a person asks for herself, as a parent for a child of the case, or for whom she represents or assists.
/// </summary>
internal sealed record AskRightRequest
{
    public Guid CaseId { get; init; }

    /// <summary>Which right.</summary>
    public PersonsRight? Right { get; init; }

    /// <summary>About whom; default the mother, by an own account its holder.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>In what capacity whoever asks acts. Somebody who says that she represents the person, and does not, is noted too: only a refusal leads out of it. By an own account it follows from whom it is about.</summary>
    public ConsentCapacity Capacity { get; init; } = ConsentCapacity.Self;

    /// <summary>Person of the case who asks, where it is somebody else.</summary>
    public Guid? AskerId { get; init; }

    /// <summary>How it was proven who asks. By an own account it is that.</summary>
    public string Identity { get; init; } = PersonsRequestRules.ByAccount;

    /// <summary>Day on which it came in; default today. By an own account always today.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>In the asker's words.</summary>
    public string? Text { get; init; }
}

internal sealed class AskRightValidator : Validator<AskRightRequest>
{
    public AskRightValidator()
    {
        RuleFor(r => r.Right).NotNull().NotEqual(PersonsRight.None).WithMessage("Say which right, of the list persons-right.");
        RuleFor(r => r.Identity).IsCode();
        RuleFor(r => r.Text).MaximumLength(TextShape.LongestNote);
    }
}

internal sealed record AskRight(AskRightRequest Wish) : ICommand
{
    public Target Target => Target.OfCase(Wish.CaseId);

    public Demand Demand => new(AccessAction.AskRight);
}

internal sealed class AskRightHandler(Work work) : IRequestHandler<AskRight, Reply>
{
    public async Task<Reply> Handle(AskRight request, CancellationToken cancellationToken)
    {
        var (file, stream) = (work.Case.State, work.StartRequest(work.NewId()));
        var me = Gate.IsOnlyHerself(work, request.Target, request.Demand) ? Persons.OfCaller(work, file) : null;
        var wish = me is { } self ? ByHerself(request.Wish, file, self) : request.Wish;
        var person = wish.PersonId ?? file.Mother;
        if (me is null)
        {
            await KnownMinors.NoteAsync(work, [person], cancellationToken);
            file = work.Case.State;
        }

        await work.KeysAsync([person], cancellationToken);
        var received = new PersonsRequestReceived(
            stream.Id, work.Service, file.Id, file.Site, person, wish.Right!.Value, wish.Capacity, wish.AskerId, wish.Identity, wish.ReceivedOn ?? CivilTime.DayOf(work.Now),
            file.Find(person) is null ? null : work.SealOrNull(person, stream.Id, RightFields.Text, wish.Text), work.Stamp)
        {
            AwaitsSecond = me is null ? AwaitsSecond() : null,
        };
        return Work.Append(stream, PersonsRequestDecider.Receive(stream.State, file, received)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Created(new Receipt(stream.Id, RightReplies.StateOf(stream.State)) { CaseId = file.Id }, $"/v1/requests/{stream.Id}");
    }

    // A records officer would read the file by what she noted: it takes the word of a second person, whatever else she is.
    private bool? AwaitsSecond() => work.Caller.Grants(work.Now).Any(grant => grant.Role == Role.RecordsOfficer) ? true : null;

    // Of the others in the case she learns nothing by asking: who is neither herself nor somebody for whom she may ask today is nobody.
    private AskRightRequest ByHerself(AskRightRequest wish, CaseFile file, Guid self)
    {
        var about = wish.PersonId ?? self;
        ConsentCapacity? capacity = about != self && work.IsExcludedFrom(file) ? null : Speaking.CapacityOf(file, about, self, wish.Right!.Value, CivilTime.DayOf(work.Now));
        return wish with
        {
            PersonId = capacity is null ? Guid.Empty : about,
            Capacity = capacity ?? ConsentCapacity.Self,
            AskerId = self,
            Identity = PersonsRequestRules.ByAccount,
            ReceivedOn = CivilTime.DayOf(work.Now),
        };
    }
}

internal sealed class AskRightEndpoint : Endpoint<AskRightRequest>
{
    public override void Configure()
    {
        Post("/v1/cases/{caseId}/requests");
        this.Door<AskRight>("Persons' rights", "Make use of a right, or note that a person does", new { right = "copy", identity = "identity-card", text = "Demande une copie de son dossier." }, creates: true);
    }

    public override Task HandleAsync(AskRightRequest req, CancellationToken ct) => this.SendCommandAsync(req, new AskRight(req), ct);
}

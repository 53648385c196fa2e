using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using FastEndpoints;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Worklist;

/// <summary>Gives the address of the caller's calendar; the one before it answers nobody from the commit on.</summary>
/// <param name="Hash">Of the secret in the address.</param>
internal sealed record GiveCalendarAddress(string Hash) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => AccountDemands.KeepOwn;
}

/// <summary>Where my calendar is read from now on.</summary>
/// <param name="Id">My account.</param>
/// <param name="Address">Path of the calendar, told this once: nobody can read it again. Null where the request repeats one that was answered.</param>
internal sealed record CalendarReceipt(Guid Id, string? Address);

internal sealed class GiveCalendarAddressHandler(Work work, GivenAddress given) : IRequestHandler<GiveCalendarAddress, Reply>
{
    public async Task<Reply> Handle(GiveCalendarAddress request, CancellationToken cancellationToken)
    {
        var stream = await work.OpenAsync(StreamKinds.Account, work.Caller.Id, cancellationToken);
        if (Work.Append(stream, OwnListDecider.GiveCalendarAddress(stream.State, request.Hash, work.Stamp)) is { } refusal)
        {
            return Reply.Refused(refusal);
        }

        var answer = Reply.Done(new CalendarReceipt(stream.Id, null));
        (given.Account, given.Kept) = (stream.Id, answer.Body);
        return answer;
    }
}

/// <summary>The answer as it is kept for a repeat, without the secret. A repeat is answered with the stored one, which is another text. Scoped.</summary>
internal sealed class GivenAddress
{
    public Guid Account { get; set; }

    public string? Kept { get; set; }
}

internal sealed class GiveCalendarAddressEndpoint : Endpoint<EmptyRequest>
{
    public override void Configure()
    {
        Post("/v1/me/calendar");
        this.Door<GiveCalendarAddress>("Worklist", "Make a new address of my calendar", receipt: typeof(CalendarReceipt));
    }

    public override Task HandleAsync(EmptyRequest req, CancellationToken ct)
    {
        var (secret, given) = (CalendarAddress.NewSecret(), HttpContext.RequestServices.GetRequiredService<GivenAddress>());
        return this.SendCommandAsync(req, new GiveCalendarAddress(CalendarAddress.HashOf(secret)), ct, after: reply => Task.FromResult(Told(reply, given, secret)));
    }

    private static Reply Told(Reply reply, GivenAddress given, string secret) => reply.Refusal is null && reply.Denied is null && ReferenceEquals(given.Kept, reply.Body)
        ? reply with { Body = Receipts.Write(new CalendarReceipt(given.Account, CalendarAddress.Of(secret))) }
        : reply;
}

using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Outbox;
using Coordination.Domain.Access;
using Coordination.Domain.Time;
using MediatR;

namespace Coordination.Api.Worklist;

/// <summary>Somebody's day is done with: a mail that sums up her list, or nothing to tell. Once for a person and a day, however often and wherever it is done.</summary>
/// <param name="Account">Whose list.</param>
/// <param name="Day">Civil day.</param>
/// <param name="Tell">Something stands in it.</param>
internal sealed record SumUpDay(Guid Account, DateOnly Day, bool Tell) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ComposeReminder) { Refine = (_, question) => question with { OwnerHasRight = true } };
}

internal sealed class SumUpDayHandler(Work work) : IRequestHandler<SumUpDay, Reply>
{
    private const string Done = "insert into coordination.digest_day (tenant_id, account, day, told, at) values ($1, $2, $3, $4, $5) on conflict do nothing";

    public Task<Reply> Handle(SumUpDay request, CancellationToken cancellationToken)
    {
        work.Also(Done, work.Service, request.Account, request.Day, request.Tell, work.Now);
        if (request.Tell)
        {
            var day = FormattableString.Invariant($"{request.Day:yyyy-MM-dd}");
            var facts = new MessageFacts { Day = CivilTime.StartOfDay(request.Day) };
            OutboxRows.Queue(work, OutboxMessage.Once(work.Service, new(RecipientKind.Account, request.Account), Template.Digest, "fr", day, facts, request.Account, $"digest-{day}", work.Now));
        }

        return Task.FromResult(Reply.Done(new Receipt(request.Account, request.Tell ? "told" : "not-told")));
    }
}

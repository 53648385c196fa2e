using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using MediatR;
using NpgsqlTypes;

namespace Coordination.Api.Obligations;

/// <summary>Takes away rows of a stream that does not exist: nothing can owe them, and no step of theirs can fire.</summary>
internal sealed record DropStrayOwed(ImmutableArray<Guid> Rows) : ICommand
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReconcileOwed);
}

internal sealed class DropStrayOwedHandler(Work work, OwedByEvents events) : IRequestHandler<DropStrayOwed, Reply>
{
    private const string Delete = """
        delete from coordination.obligation o where tenant_id = $1 and id = any($2)
            and not exists (select from coordination.mt_streams s where s.tenant_id = o.tenant_id and s.id = o.stream_id and s.type = any($3))
        """;

    public Task<Reply> Handle(DropStrayOwed request, CancellationToken cancellationToken)
    {
        var tally = new OwedTally { Stray = request.Rows.Length };
        work.Also(Delete, work.Service, Cell.Array(NpgsqlDbType.Uuid, request.Rows.ToArray()), Cell.Array(NpgsqlDbType.Text, events.StreamTypes));
        return Task.FromResult(Reply.Done(new OwedRepaired(0, tally)) with { Trace = tally.ToString() });
    }
}

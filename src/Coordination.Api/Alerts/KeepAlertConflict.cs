using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using MediatR;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Alerts;

/// <summary>A message or form came again with another content: kept with the first alert, sealed, until a person compares both.</summary>
internal sealed record KeepAlertConflict(Guid First, RaiseAlertRequest Wish, bool FromRecord) : ICommand
{
    public Target Target => Target.OfAlert(First);

    public Demand Demand => FromRecord
        ? new(AccessAction.PostAlert) { Refine = (_, q) => q with { Own = true } }
        : new(AccessAction.RaiseAlert);

    /// <summary>The second content as it came.</summary>
    public string Text => JsonSerializer.Serialize(Wish, MartenSetup.Json);

    /// <summary>The same content twice is one conflict.</summary>
    public Guid Conflict => Ids.Derived("conflict", First.ToString("N"), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text))));
}

internal sealed class KeepAlertConflictHandler(Work work) : IRequestHandler<KeepAlertConflict, Reply>
{
    public async Task<Reply> Handle(KeepAlertConflict request, CancellationToken cancellationToken)
    {
        var (alert, person) = (work.Alert, work.Alert.State.About!.Person);
        await work.KeysAsync([person], cancellationToken);
        var content = work.Seal(person, alert.Id, AlertFields.Conflict, request.Text);
        return Work.Append(alert, AlertDecider.Differ(alert.State, request.Conflict, content, work.Stamp)) is { } refusal
            ? Reply.Refused(refusal)
            : Reply.Done(new Receipt(request.Conflict, "open"));
    }
}

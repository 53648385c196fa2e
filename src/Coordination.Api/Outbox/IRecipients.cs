namespace Coordination.Api.Outbox;

/// <summary>Where a message goes and what it says about its sender, resolved when it leaves and never stored with it.</summary>
/// <param name="Mail">Mail address.</param>
/// <param name="Telephone">Telephone of the coordinator to call back.</param>
/// <param name="Service">Name of the coordination service: the sender's name.</param>
internal sealed record Addressee(string Mail, string Telephone, string Service)
{
    /// <summary>The recipient's own preference, or null for the message's.</summary>
    public string? Language { get; init; }
}

/// <summary>Finds the address of a recipient, across services.</summary>
internal interface IRecipients
{
    /// <summary>Null when there is no address to write to: the message is given up and a person has to act.</summary>
    public Task<Addressee?> FindAsync(OutboxMessage message, CancellationToken cancel);
}

using Coordination.Api.Worklist.Views;

namespace Coordination.Api.Outbox;

/// <summary>The one gate through which everything passes that leaves: asked again at each attempt, and its decision is audited before anything is sent.</summary>
internal interface ILeavingGate
{
    /// <summary>Decides on one message, across services.</summary>
    public Task<Leaving> DecideAsync(OutboxMessage message, CancellationToken cancel);
}

/// <summary>What the gate said of one message.</summary>
/// <param name="Decision">Id of the audit entry that says why.</param>
/// <param name="To">Where it goes, or null where it stays.</param>
/// <param name="Withheld">Code of why it stays, or null.</param>
internal sealed record Leaving(Guid Decision, Addressee? To, string? Withheld)
{
    /// <summary>There is no address to write to: a person has to act.</summary>
    public const string NoAddress = "no-address";

    /// <summary>When to ask again, where it waits for an hour of the person's.</summary>
    public DateTimeOffset? Again { get; init; }
}

/// <summary>Where a message goes and what it says about its sender, resolved when it leaves and never stored with it.</summary>
/// <param name="Mail">Mail address.</param>
/// <param name="Telephone">Telephone of the coordinator to call back.</param>
/// <param name="Service">Name of the coordination service: the sender's name.</param>
internal sealed record Addressee(string Mail, string Telephone, string Service)
{
    /// <summary>The recipient's own preference, or null for the message's.</summary>
    public string? Language { get; init; }

    /// <summary>A person of a case who set limits: nothing of the mail may name the service or say what it is about.</summary>
    public bool Neutral { get; init; }

    /// <summary>The name she agreed to see as the sender's.</summary>
    public string? Sender { get; init; }

    /// <summary>How much stands in the recipient's list, counted as she would read it in this moment.</summary>
    public OwedSums? Owed { get; init; }

    /// <summary>Address of the application's list, the same for everybody.</summary>
    public string? List { get; init; }
}

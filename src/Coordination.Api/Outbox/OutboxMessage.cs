using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Domain;

namespace Coordination.Api.Outbox;

/// <summary>What a recipient's id names.</summary>
internal enum RecipientKind
{
    Relay,
    Account,

    /// <summary>Somebody invited who has no account, by the id of the invitation.</summary>
    Address,

    /// <summary>A person of the case that the message is about: written to in neutral words, by a channel she called safe.</summary>
    Person,
}

internal readonly record struct Recipient(RecipientKind Kind, Guid Id);

/// <summary>The only facts a message can carry beside its reference number: instants, ids, a count.</summary>
internal sealed record MessageFacts
{
    public static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>When the thing was asked.</summary>
    public DateTimeOffset? Asked { get; init; }

    /// <summary>By when it is owed.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Account to call back: its telephone is looked up when the message leaves.</summary>
    public Guid? Call { get; init; }

    /// <summary>Start of a meeting.</summary>
    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>The meeting: the same one keeps its place in a calendar when it moves.</summary>
    public Guid? Meeting { get; init; }

    /// <summary>How often the meeting was moved: rises with each new invitation.</summary>
    public int? Revision { get; init; }

    /// <summary>The request to a relay that it is about.</summary>
    public Guid? Handover { get; init; }

    /// <summary>The case that owes something.</summary>
    public Guid? Case { get; init; }

    /// <summary>The record of an emergency access that it is about.</summary>
    public Guid? Glass { get; init; }

    /// <summary>The person's request that it is about.</summary>
    public Guid? Request { get; init; }

    /// <summary>The sampled access that it is about.</summary>
    public Guid? Sample { get; init; }

    /// <summary>Start of the day on which a list is summed up: its numbers are counted when the message leaves, and none is kept.</summary>
    public DateTimeOffset? Day { get; init; }

    /// <summary>The alert that owes something.</summary>
    public Guid? Alert { get; init; }
}

/// <summary>One message to send, once.</summary>
internal sealed record OutboxMessage(
    Guid Id,
    string Tenant,
    Recipient To,
    string Template,
    string Language,
    string Reference,
    MessageFacts Facts,
    Guid? Obligation,
    string? Step,
    DateTimeOffset At)
{
    public const string Mail = "mail";

    /// <summary>Told by a fired step: one per step and recipient, however often the step is computed.</summary>
    public static OutboxMessage Owed(
        string tenant, Recipient to, string template, string language, string reference, MessageFacts facts, Guid obligation, string step, DateTimeOffset at) =>
        new(Ids.Derived("outbox", tenant, $"{obligation:N}", step, Mail, $"{to.Id:N}"), tenant, to, template, language, reference, facts, obligation, step, at);

    /// <summary>Told by something else, named by <paramref name="occasion"/> ("asked", "invited-2"): one per stream, occasion and recipient.</summary>
    public static OutboxMessage Once(
        string tenant, Recipient to, string template, string language, string reference, MessageFacts facts, Guid stream, string occasion, DateTimeOffset at) =>
        new(Ids.Derived("outbox", tenant, $"{stream:N}", occasion, Mail, $"{to.Id:N}"), tenant, to, template, language, reference, facts, null, null, at);
}

using Coordination.Api.Outbox;

namespace Coordination.Api.Tests.Outbox;

/// <summary>Messages as the product stores them. All invented.</summary>
internal static class OutboxSample
{
    public const string Tenant = "la-croche";
    public const string Reference = "LC-2026-0042";
    public static readonly DateTimeOffset Now = new(2026, 5, 20, 7, 0, 0, TimeSpan.Zero);
    public static readonly Guid Relay = Guid.Parse("0197f000-0000-7000-8000-0000000000c1");
    public static readonly Guid Obligation = Guid.Parse("0197f000-0000-7000-8000-0000000000d1");
    public static readonly Guid Decision = Guid.Parse("0197f000-0000-7000-8000-0000000000f1");
    public static readonly Addressee To = new("relais@example.org", "+32 4 000 00 01", "Coordination La Croche") { Owed = new(1, 2, 3) };
    public static readonly MailSettings Mail = new(null, 25, null, StartTls: false, "coordination@lacroche.example");

    public static readonly MessageFacts Facts = new()
    {
        Asked = new(2026, 5, 6, 9, 30, 0, TimeSpan.Zero),
        Due = new(2026, 5, 20, 7, 0, 0, TimeSpan.Zero),
        Start = new(2026, 10, 26, 9, 0, 0, TimeSpan.Zero),
        End = new(2026, 10, 26, 10, 30, 0, TimeSpan.Zero),
        Meeting = Guid.Parse("0197f000-0000-7000-8000-0000000000e1"),
        Revision = 2,
    };

    public static OutboxMessage Chase(string step = "chase-1", string language = "fr", Guid? relay = null) => OutboxMessage.Owed(
        Tenant, new(RecipientKind.Relay, relay ?? Relay), Template.RelayChase, language, Reference, Facts, Obligation, step, Now);

    public static OutboxMessage Written(string template, string language) => OutboxMessage.Once(
        Tenant, new(RecipientKind.Account, Relay), template, language, Reference, Facts, Obligation, "told", Now);
}

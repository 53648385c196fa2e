using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>Ways to reach a person that can be said to be safe.</summary>
public static class SafeChannels
{
    public const string Telephone = "telephone";
    public const string Sms = "sms";
    public const string Mail = "mail";
    public const string Letter = "letter";
    public const string Visit = "visit";

    public static ImmutableArray<string> All { get; } = [Telephone, Sms, Mail, Letter, Visit];
}

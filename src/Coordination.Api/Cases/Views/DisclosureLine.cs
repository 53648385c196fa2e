using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>One line of the ledger: what was shared with whom, on which basis.</summary>
/// <param name="Id">Disclosure.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="To">Which sort of recipient.</param>
/// <param name="By">Account that shared it.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Hash">SHA-256 of what was shared, as it is stored: of seals and codes, never of a clear text.</param>
internal sealed record DisclosureLine(Guid Id, DisclosedKind Kind, DisclosedTo To, Guid By, DateTimeOffset At, string Hash)
{
    /// <summary>The things themselves.</summary>
    public required ImmutableArray<DisclosedItem> Items { get; init; }

    /// <summary>Account, relay or meeting.</summary>
    public Guid? Recipient { get; init; }

    /// <summary>Authority outside.</summary>
    public string? Authority { get; init; }

    /// <summary>Those who were in a meeting.</summary>
    public ImmutableArray<Guid> Present { get; init; } = [];

    /// <summary>Code of the basis; absent where nobody stated one.</summary>
    public string? Basis { get; init; }

    /// <summary>Its words, in the three languages.</summary>
    public Label? BasisInWords { get; init; }

    /// <summary>The consent it rested on.</summary>
    public Guid? ConsentId { get; init; }

    /// <summary>Data categories it tells of.</summary>
    public ImmutableArray<DataCategory> Categories { get; init; } = [];

    /// <summary>The conditions of shared secrecy as they were answered; empty where none was asked.</summary>
    public ImmutableArray<AnswerLine> Answers { get; init; } = [];

    /// <summary>The written reason, for whoever may read what was shared.</summary>
    public string? Reason { get; init; }

    /// <summary>What was said, for whoever may read what was shared.</summary>
    public string? Text { get; init; }

    public string? Purpose { get; init; }

    public string? Channel { get; init; }

    /// <summary>Somebody looked whether it tells of third parties.</summary>
    public YesNo? ThirdParties { get; init; }

    /// <summary>Coded reason of an emergency.</summary>
    public string? Emergency { get; init; }

    /// <summary>Day on which the person was told of it.</summary>
    public DateOnly? ToldOn { get; init; }

    /// <summary>Account of who told her.</summary>
    public Guid? ToldBy { get; init; }

    /// <summary>Seals that this reader may open.</summary>
    public static IEnumerable<Protected?> Texts(LedgerLine line) => [line.Terms?.Reason, line.Outside?.Text, .. line.Terms?.Answers.Select(a => a.Why) ?? []];

    /// <summary>The keys must be at hand.</summary>
    public static DisclosureLine Of(Work work, LedgerLine line)
    {
        var (terms, reads) = (line.Terms, DisclosureSight.Reads(work, line));
        string? Open(Protected? text, string field) => reads && text is not null ? work.Keys.Open(text, text.Subject, work.Case.Id, field) : null;
        return new(line.Id, line.Kind, line.To, line.Stamp.By, line.Stamp.At, line.Hash)
        {
            Items = line.Items,
            Recipient = line.Recipient,
            Authority = line.Authority,
            Present = line.Present,
            Basis = line.Basis,
            BasisInWords = line.Basis is null ? null : DisclosureBases.All.LastOrDefault(basis => basis.Code == line.Basis)?.Label,
            ConsentId = line.Consent,
            Categories = line.Categories,
            Answers = [.. terms?.Answers.Select(a => new AnswerLine(a.Condition, a.Met, Open(a.Why, CaseFields.DisclosureAnswer))) ?? []],
            Reason = Open(terms?.Reason, CaseFields.DisclosureReason),
            Text = Open(line.Outside?.Text, CaseFields.DisclosureText),
            Purpose = terms?.Purpose,
            Channel = terms?.Channel,
            ThirdParties = terms?.ThirdParties,
            Emergency = line.Outside?.Emergency,
            ToldOn = line.Outside?.Told?.On,
            ToldBy = line.Outside?.Told?.ToldBy,
        };
    }
}

/// <param name="Condition">Code of the condition.</param>
/// <param name="Met">Yes or no.</param>
/// <param name="Why">Why not, for whoever may read what was shared.</param>
internal sealed record AnswerLine(string Condition, YesNo Met, string? Why);

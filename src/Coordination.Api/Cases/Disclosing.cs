using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Relays;
using FluentValidation;

namespace Coordination.Api.Cases;

/// <summary>One of the five conditions of shared secrecy, answered.</summary>
internal sealed record AnswerWish
{
    /// <summary>Code of the condition.</summary>
    public string Condition { get; init; } = "";

    public YesNo Met { get; init; }

    /// <summary>Why not.</summary>
    public string? Why { get; init; }
}

/// <summary>To whom something is disclosed, as the rules ask for it.</summary>
internal static class Disclosing
{
    /// <summary>Shape of an answer.</summary>
    public static void Rules(InlineValidator<AnswerWish> answer)
    {
        answer.RuleFor(a => a.Condition).NotEmpty().IsCode();
        answer.RuleFor(a => a.Why).MaximumLength(TextShape.LongestNote);
    }

    /// <summary>The recipient with the relays she speaks for, by which a consent names her.</summary>
    public static async Task<DisclosureRecipient> RecipientAsync(Work work, Guid? holder, string? authority, CancellationToken ct)
    {
        if (holder is not { } id)
        {
            return new(authority ?? "", [], []);
        }

        var isRelay = work.Case.State.Relations.Any(r => r.Holder == id && r.HolderKind == HolderKind.Relay);
        var account = isRelay ? null : (await work.ReadManyAsync<Account>([id], ct)).FirstOrDefault();
        Guid[] relays = isRelay ? [id] : [.. account?.GrantsAt(work.Now).Select(g => g.Relay).OfType<Guid>() ?? []];
        return new(DisclosureBases.Holder, [.. relays], [.. (await work.ReadManyAsync<Relay>(relays, ct)).Select(r => r.Record.Kind)]);
    }

    /// <summary>The answers, with what was said sealed for the person it is about. Her keys must be at hand.</summary>
    public static IEnumerable<ConditionAnswer> Answers(Work work, Guid about, IEnumerable<AnswerWish> answers) =>
        answers.Select(a => new ConditionAnswer(a.Condition, a.Met, work.SealOrNull(about, work.Case.Id, CaseFields.DisclosureAnswer, a.Why)));
}

using Coordination.Api.EventStore;
using FluentValidation;

namespace Coordination.Api.Http;

/// <summary>Short names as they stand in addresses.</summary>
internal static class SlugShape
{
    /// <summary>A site, where one is named; whether there is such a one is not asked.</summary>
    public static IRuleBuilderOptions<T, string?> IsSite<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(site => site is null || Slug.IsValid(site)).WithMessage("A site is a slug of a-z, 0-9 and '-'.");
}

using Coordination.Domain.Relays;
using FluentValidation;

namespace Coordination.Api.Relays;

/// <summary>A kind that a list is sifted by is one of the catalogue: a mistyped one would answer with nothing, as if there were no such service.</summary>
internal static class KindShape
{
    public static IRuleBuilderOptions<T, string?> IsRelayKind<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(kind => kind is null || RelayKinds.Current.Find(kind) is not null).WithMessage("A kind of relay is one of the list relay-kind, as K01.");
}

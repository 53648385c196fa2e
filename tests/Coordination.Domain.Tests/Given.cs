using System.Text.Json;
using Xunit;

namespace Coordination.Domain.Tests;

/// <summary>Given these events, when this decision, then these events or this refusal. Events compare by their JSON.</summary>
internal sealed class Given<TState>(TState state, Func<TState, object, TState> evolve)
    where TState : class
{
    private Decision? _decision;

    public Given<TState> Events(params object[] events) => new(events.Aggregate(state, evolve), evolve);

    public Given<TState> When(Func<TState, Decision> decide)
    {
        _decision = decide(state);
        return this;
    }

    public TState Then(params object[] expected)
    {
        var decision = _decision ?? throw new InvalidOperationException("When comes before Then.");
        Assert.Null(decision.Refusal);
        Assert.Equal(expected.Select(Text), decision.Events.Select(Text));
        return decision.Events.Aggregate(state, evolve);
    }

    public void ThenNothing() => Then();

    public void ThenRefused(string code)
    {
        var decision = _decision ?? throw new InvalidOperationException("When comes before Then.");
        Assert.NotNull(decision.Refusal);
        Assert.Equal(code, decision.Refusal.Code);
        Assert.Empty(decision.Events);
    }

    private static string Text(object @event) => @event.GetType().Name + JsonSerializer.Serialize(@event, @event.GetType());
}

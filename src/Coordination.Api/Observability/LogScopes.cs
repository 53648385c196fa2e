using System.Collections;
using System.Diagnostics;

namespace Coordination.Api.Observability;

/// <summary>
/// What stands beside every log line: the ids of its trace. The framework would put the path of the request there, as it came, with whatever somebody
/// typed where an id belongs.
/// </summary>
internal sealed class LogScopes : IExternalScopeProvider
{
    private const string Path = "RequestPath";

    private readonly LoggerExternalScopeProvider _scopes = new();

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        if (Activity.Current is { } span)
        {
            callback(new TraceScope(span), state);
        }

        _scopes.ForEachScope(callback, state);
    }

    public IDisposable Push(object? state) => state is IReadOnlyList<KeyValuePair<string, object?>> words && Names(words) ? Nothing.Pushed : _scopes.Push(state);

    private static bool Names(IReadOnlyList<KeyValuePair<string, object?>> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Key == Path)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Pushed = new();

        public void Dispose()
        {
            // Nothing was pushed.
        }
    }

    private sealed class TraceScope(Activity span) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        private readonly KeyValuePair<string, object?>[] _ids = [new("SpanId", span.SpanId.ToHexString()), new("TraceId", span.TraceId.ToHexString()), new("ParentId", span.ParentSpanId.ToHexString())];

        public int Count => _ids.Length;

        public KeyValuePair<string, object?> this[int index] => _ids[index];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _ids.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => string.Join(", ", _ids.Select(id => $"{id.Key}:{id.Value}"));
    }
}

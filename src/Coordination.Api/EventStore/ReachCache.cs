using Coordination.Api.Identity;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Api.EventStore;

/// <summary>
/// What callers reached lately, so that the common case asks nothing. Only a yes is kept: it says that there is something to decide on, and the
/// decision is made anew each time on what is stored.
/// </summary>
internal sealed class ReachCache : IDisposable
{
    private const int Most = 20_000;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    public bool Knows(Login login, Guid thing) => _known.TryGetValue((login.Service, login.Account, thing), out _);

    public void Keep(Login login, Guid thing) => _known.Set((login.Service, login.Account, thing), true, new MemoryCacheEntryOptions { Size = 1 });

    public void Dispose() => _known.Dispose();
}

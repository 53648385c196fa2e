using System.Diagnostics.CodeAnalysis;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Relays;
using Marten;

namespace Coordination.Api.Relays.Views;

/// <summary>
/// The service's relays, read whole and sifted by the domain: a directory has some hundreds of records, which is one indexed read of the
/// tenant, and a copy of the rules in SQL would be a second truth.
/// </summary>
internal static class Directory
{
    /// <summary>Relays of a kind, or all, in no order.</summary>
    public static Task<IReadOnlyList<Relay>> ReadAsync(Work work, string? kind, CancellationToken ct)
    {
        IQueryable<Relay> relays = work.Session.Query<Relay>();
        return (kind is null ? relays : relays.Where(r => r.Record.Kind == kind)).ToListAsync(ct);
    }
}

/// <summary>Place in a list of relays: by name as people sort names, then by id.</summary>
internal sealed record DirectoryPlace(string Name, Guid Id) : IComparable<DirectoryPlace>
{
    /// <summary>The place as the word a next page is asked with.</summary>
    public string Word => Cursor.Write(Name, Id);

    public static DirectoryPlace Of(Relay relay) => new(relay.Record.Name, relay.Id);

    public static bool TryRead(string? cursor, [NotNullWhen(true)] out DirectoryPlace? place)
    {
        place = Cursor.TryRead(cursor, out var parts) && parts is [var name, var text] && Guid.TryParse(text, out var id) ? new(name, id) : null;
        return place is not null;
    }

    public int CompareTo(DirectoryPlace? other)
    {
        var names = StringComparer.InvariantCultureIgnoreCase.Compare(Name, other?.Name);
        return names != 0 ? names : Id.CompareTo(other?.Id);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.PersonsRequests;
using Npgsql;

namespace Coordination.Api.PersonsRequests.Views;

/// <summary>The released document, sealed with the key of the person it is about, so that it dies with that key.</summary>
internal static class PersonsCopies
{
    private const string Put = """
        insert into coordination.persons_copy (tenant_id, request_id, person, sealed_key, sealed) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, request_id) do update set sealed_key = excluded.sealed_key, sealed = excluded.sealed
        """;

    private const string Get = "select sealed_key, sealed from coordination.persons_copy where tenant_id = $1 and request_id = $2";

    public static string DigestOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    public static void Queue(Work work, PersonsRequest asked, string document)
    {
        var text = work.Seal(asked.Person, asked.Id, RightFields.Document, document);
        work.Also(Put, work.Service, asked.Id, asked.Person, text.Key, text.Cipher);
    }

    /// <summary>The document as it was released; null where none was, or its person was erased.</summary>
    public static async Task<string?> ReadAsync(Work work, PersonsRequest asked, CancellationToken ct)
    {
        Protected? text = null;
        await using (var command = new NpgsqlCommand(Get, await work.ConnectionAsync(ct)).Add(work.Service, asked.Id))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            text = await reader.ReadAsync(ct) ? new Protected(asked.Person, reader.GetInt32(0), RightFields.Document, reader.GetString(1)) : null;
        }

        await work.KeysAsync([text], ct);
        return work.Keys.Open(text, asked.Person, asked.Id, RightFields.Document);
    }

    /// <summary>For the audit entry: how much was shown, never what.</summary>
    public static string Told(Guid request, int items) => string.Create(CultureInfo.InvariantCulture, $"request {request}, items {items}");
}

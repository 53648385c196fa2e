using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Coordination.Api.Audit;

/// <summary>An audit entry as it is stored, and the bytes that stand for it in the log: metadata and ids, no text of a person, so that erasing a person changes none.</summary>
internal sealed record LoggedEntry(string Tenant, Guid Id, DateTimeOffset At, IReadOnlyList<string?> Rest)
{
    // Of audit_entry e: actor, action, row, outcome, site, case_id, target, levels, detail: in this order for ever.
    public const string Columns = "e.tenant_id, e.id, e.at, e.actor::text, e.action, e.row, e.outcome, e.site, e.case_id::text, e.target::text, e.levels, e.detail";

    private const int Own = 3;
    private const int Texts = 9;
    private const byte Form = 1;

    /// <summary>Account that acted.</summary>
    public string Actor => Rest[0]!;

    /// <summary>Name of the act.</summary>
    public string Action => Rest[1]!;

    /// <summary>Rule that decided.</summary>
    public string Row => Rest[2]!;

    public string Outcome => Rest[3]!;

    public string? Site => Rest[4];

    public string? Case => Rest[5];

    public string? Target => Rest[6];

    public string? Levels => Rest[7];

    public string? Detail => Rest[8];

    /// <param name="reader">At a row.</param>
    /// <param name="from">Where <see cref="Columns"/> begin.</param>
    public static LoggedEntry Read(NpgsqlDataReader reader, int from = 0) => new(
        reader.GetString(from),
        reader.GetGuid(from + 1),
        reader.GetFieldValue<DateTimeOffset>(from + 2),
        [.. Enumerable.Range(from + Own, Texts).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);

    /// <summary>Hash of the leaf: of the entry and of its place.</summary>
    /// <param name="number">From 0.</param>
    public byte[] HashAt(long number)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        bytes.Write([Form]);
        Write(bytes, number);
        Write(bytes, Tenant);
        Write(bytes, Id.ToString("D"));
        // The database keeps microseconds.
        Write(bytes, At.UtcTicks / TimeSpan.TicksPerMicrosecond);
        foreach (var text in Rest)
        {
            Write(bytes, text);
        }

        return MerkleTree.LeafHash(bytes.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> to, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(to.GetSpan(sizeof(long)), number);
        to.Advance(sizeof(long));
    }

    // Its length first, and -1 for none: two entries that read alike when their texts are joined are not the same.
    private static void Write(ArrayBufferWriter<byte> to, string? text)
    {
        BinaryPrimitives.WriteInt32BigEndian(to.GetSpan(sizeof(int)), text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        to.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text ?? "", to);
    }
}

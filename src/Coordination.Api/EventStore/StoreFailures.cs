using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>What a failed commit means. Expected ones are races; a lost connection while committing means nobody knows.</summary>
internal static class StoreFailures
{
    /// <summary>Somebody else wrote the stream first, or the database asks to try again.</summary>
    public static bool IsRace(Exception e) =>
        Causes(e).Any(c => c is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected })
        || Violated(e) is "pkey_mt_streams_tenant_id_id" or "pk_mt_events_stream_and_version" or "person_key_pkey" or "obligation_step_pkey" or "handover_head_one" or "login_pkey" or "inbox_pkey";

    /// <summary>
    /// Where a work rests on what was known, that may be why it failed: it is decided again on what is stored, and fails there if it fails. Not so where
    /// nobody knows whether it was written, and where the server or the caller is gone.
    /// </summary>
    public static bool MayBeOutdated(Exception e) => IsRace(e) || !(IsUnknown(e) || IsFenced(e) || e is OperationCanceledException);

    /// <summary>The unique constraint that was met, or null.</summary>
    public static string? Violated(Exception e) =>
        Causes(e).OfType<PostgresException>().FirstOrDefault(p => p.SqlState == PostgresErrorCodes.UniqueViolation)?.ConstraintName;

    /// <summary>The database could not be reached or went away: the outcome is unknown, the key decides on the retry.</summary>
    public static bool IsUnknown(Exception e) => Causes(e).Any(c =>
        c is NpgsqlException { IsTransient: true } or TimeoutException or System.Net.Sockets.SocketException or EndOfStreamException
        || (c is PostgresException p && (p.SqlState.StartsWith("08", StringComparison.Ordinal) || p.SqlState.StartsWith("57P", StringComparison.Ordinal) || p.SqlState.StartsWith("53", StringComparison.Ordinal))));

    /// <summary>The server was replaced by another one: it wrote nothing.</summary>
    public static bool IsFenced(Exception e) => Causes(e).Any(c => c is PostgresException { SqlState: Epoch.Over });

    private static IEnumerable<Exception> Causes(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
            if (cause is AggregateException many)
            {
                foreach (var inner in many.InnerExceptions.SelectMany(Causes))
                {
                    yield return inner;
                }
            }
        }
    }
}

/// <summary>Something was found that ends a work which rests on what was known: whether it may be told is decided on what is stored.</summary>
internal sealed class OutdatedException() : Exception("It is decided on what is stored.");

using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>Brings a cluster to the point where it takes connections, whatever the last run left behind.</summary>
internal static class PostgresStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<(PostmasterPid Server, bool Adopted)> RunAsync(PostgresCluster cluster, string database, CancellationToken cancellation)
    {
        await cluster.InitialiseAsync(cancellation);
        try
        {
            var adopted = await AdoptAsync(cluster, cancellation);
            if (!adopted)
            {
                await cluster.StartAsync(cancellation);
            }

            var server = PostmasterPid.Read(cluster.Data) ?? throw new PostgresUnavailable($"The private PostgreSQL ended at once; {cluster.Log} says why.");
            await CreateDatabaseAsync(cluster.Connection(server.Port, "postgres"), database, cancellation);
            return (server, adopted);
        }
        catch
        {
            await cluster.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private static async Task<bool> AdoptAsync(PostgresCluster cluster, CancellationToken cancellation)
    {
        var left = PostmasterPid.Read(cluster.Data);
        for (var waited = TimeSpan.Zero; left?.IsServerAlive() == true && waited < Patience; waited += Pause)
        {
            if (await AnswersAsync(cluster.Connection(left.Port, "postgres"), cancellation))
            {
                return true;
            }

            // Still recovering from a crash, or still stopping: it will answer or end.
            await Task.Delay(Pause, cancellation);
        }

        await cluster.StopAsync(cancellation);
        if (left is not null && ClusterLock.StartOf(left.Id) is not null)
        {
            left.Disown();
        }

        return false;
    }

    private static async Task<bool> AnswersAsync(NpgsqlConnectionStringBuilder server, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(server, cancellation);
            return true;
        }
        catch (NpgsqlException e) when (e is not PostgresException || e.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return false;
        }
    }

    private static async Task CreateDatabaseAsync(NpgsqlConnectionStringBuilder server, string database, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(server, cancellation);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = database } } };
        if (await exists.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = new NpgsqlCommand($"create database {database}", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlConnectionStringBuilder server, CancellationToken cancellation)
    {
        // Pooled, the connection would outlive its use and stand in the way of a stop.
        server.Pooling = false;
        var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}

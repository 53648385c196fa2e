using Npgsql;

namespace Coordination.Api.Tests.Database;

/// <summary>A server that this run may make databases on.</summary>
/// <param name="ConnectionString">May make and drop databases.</param>
/// <param name="Prefix">Begins the name of each database of this run.</param>
/// <param name="StopAsync">Takes away what this run made.</param>
internal sealed record FoundServer(string ConnectionString, string Prefix, Func<ValueTask> StopAsync)
{
    /// <summary>Tests on a server that may lose what it confirmed would prove nothing about the product, which refuses such a server.</summary>
    public async Task<FoundServer> DurableAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select string_agg(name || '=' || setting, ', ') from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting in ('off', 'local')
            """, connection);
        if (await command.ExecuteScalarAsync() is string weak)
        {
            await StopAsync();
            throw new InvalidOperationException($"The test server at {connection.DataSource} is weaker than the product demands: {weak}.");
        }

        return this;
    }
}

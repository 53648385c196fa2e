using Coordination.Api.EventStore;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using Testcontainers.PostgreSql;

namespace Coordination.Api.Tests.Database;

/// <summary>Finds a server for the tests: the one given, else a container, else a private one that is thrown away.</summary>
internal static class ServerSearch
{
    public const string Variable = "ConnectionStrings__Coordination";

    // Containers are set up without durability unless told otherwise.
    private static readonly string[] Command =
        ["-c", "fsync=on", "-c", "full_page_writes=on", "-c", "synchronous_commit=on", "-c", "max_connections=300"];

    public static async Task<FoundServer> FindAsync()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        var found = string.IsNullOrWhiteSpace(given) ? await ContainerAsync() ?? await PrivateAsync() : await GivenServer.UseAsync(given);
        return await found.DurableAsync();
    }

    private static async Task<FoundServer?> ContainerAsync()
    {
        PostgreSqlContainer container;
        try
        {
            container = new PostgreSqlBuilder("postgres:18").WithCommand(new OverwriteEnumerable<string>(Command)).Build();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }

        await container.StartAsync();
        return new FoundServer(container.GetConnectionString(), "test_", container.DisposeAsync);
    }

    private static async Task<FoundServer> PrivateAsync()
    {
        await ThrowAwayFolder.RemoveAbandonedAsync();
        var folder = ThrowAwayFolder.Create();
        var server = await LocalPostgres.StartAsync(ThrowAwayFolder.Options(folder), Console.Out, CancellationToken.None);
        return new FoundServer(server.ConnectionString, "test_", async () =>
        {
            await server.DisposeAsync();
            ThrowAwayFolder.Remove(folder);
        });
    }
}

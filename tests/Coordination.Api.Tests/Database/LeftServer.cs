using Coordination.Api.EventStore;

namespace Coordination.Api.Tests.Database;

/// <summary>What a <c>kill -9</c> of the application leaves: a server that runs, and a lock that nobody holds.</summary>
internal static class LeftServer
{
    public static async Task<PostmasterPid> InAsync(LocalPostgresOptions options)
    {
        await (await LocalPostgres.StartAsync(options, Console.Out, CancellationToken.None)).DisposeAsync();
        var (data, user) = (PostgresCluster.DataIn(options.Folder), ServerUser.OfThisProcess());
        var binaries = await PostgresBinaries.FindAsync(options, user, Console.Out, CancellationToken.None);
        await new PostgresCluster(options.Folder, binaries, user, options.Connections).StartAsync(CancellationToken.None);
        return PostmasterPid.Read(data)!;
    }
}

using Coordination.Api.Configuration;
using Coordination.Api.EventStore;

namespace Coordination.Api.Commands;

/// <summary><c>raise-epoch</c>: the step of a fail-over by which the server that was replaced is known.</summary>
internal static class RaiseEpochCommand
{
    public static readonly Subcommand Definition = new(
        "raise-epoch",
        "after a fail-over: nothing is written any more to the server that was replaced",
        """
        raise-epoch: raises the fencing epoch of the database it is connected to, and prints it.

        Run it once on the server that was promoted, before the application is pointed to it, and put the number
        into Database:Epoch of every node. A server of a lower epoch is neither written to nor read from.
        Uses ConnectionStrings:Owner where it is given, else ConnectionStrings:Coordination.

          --<key> <value>      any setting of deploy/README.md
        """,
        RunAsync)
    {
        Options = [],
        ReadsSettings = true,
    };

    // A restored backup may know less than the configuration: what is raised is the higher of both.
    private const string Raise = "update coordination.epoch set number = greatest(number, $1) + 1 returning number, coalesce(host(inet_server_addr()), 'this machine'), current_database()";

    private static async Task<int> RunAsync(string[] args)
    {
        await using var database = await StartedDatabase.OfAsync(Sources.Read(args), CancellationToken.None);
        await using var databases = new Databases(database.Settings);
        await using var command = databases.Owner.CreateCommand(Raise).Add(database.Settings.Epoch);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        Console.WriteLine($"Epoch {reader.GetInt64(0)} on {reader.GetString(1)}, database {reader.GetString(2)}: set Database:Epoch to {reader.GetInt64(0)} on every node.");
        return 0;
    }
}

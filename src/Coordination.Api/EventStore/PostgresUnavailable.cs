namespace Coordination.Api.EventStore;

/// <summary>No private server can be had. The message is meant for a person: the caller prints it and ends with exit code 1.</summary>
internal sealed class PostgresUnavailable(string message, Exception? cause = null) : Exception(message, cause)
{
    public static PostgresUnavailable NoBinaries(string npm) => new($"""
        No PostgreSQL server was found on this machine ({npm}). Any one of these helps:
        - Install PostgreSQL 15 or later, on Debian with `apt install postgresql`, or name the folder of initdb and postgres in {PostgresSearch.Variable}.
        - Start everything in containers instead with `docker compose -f deploy/compose.demo.yaml up --build`.
        - Use a database that already runs by setting ConnectionStrings__Coordination, for example to `Host=localhost;Database=coordination;Username=…;Password=…`.
        """);

    public static PostgresUnavailable OtherVersion(string data, int major, IEnumerable<PostgresBinaries> others) => new(
        $"The data in {data} were made by PostgreSQL {major}, and this machine has {string.Join(", ", others.Select(b => b.Version).DefaultIfEmpty("none"))}: "
        + $"install PostgreSQL {major}, or move that folder away to start with an empty database.");

    public static PostgresUnavailable NothingIn(string folder) => new(
        $"{PostgresSearch.Variable} names {folder}, where initdb, pg_ctl and postgres are not found or do not run: correct it or take it away.");

    public static PostgresUnavailable CannotEnter(string folder, ServerUser user) => new(
        $"PostgreSQL does not run as root, and its user {user.Name} may not enter {folder}: set {StateFolder.Variable} to a folder that every user may enter.");
}

using Coordination.Benchmarks;

return args switch
{
    ["main-job", .. var rest] => await MainJob.RunAsync(Options.Parse(rest)),
    ["dapper-server", var connection, var port] => await DapperServer.RunAsync(connection, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine(
        """
        Benchmarks of Coordination. Figures are ratios inside one run; nothing else should run on the machine.

          main-job [--seconds 3] [--rounds 4] [--connections 4] [--cases 400] [--small]

        Needs nothing: it starts a private PostgreSQL, publishes the product (ReadyToRun) and drives it over HTTP.
        With ConnectionStrings__Coordination it works in that (empty) database.
        --small: a smoke run of a few seconds with little data; its figures mean nothing.
        """);
    return 2;
}

using Coordination.Benchmarks;

return args switch
{
    ["main-job", .. var rest] => await MainJob.RunAsync(Options.Parse(rest)),
    ["secrecy-cost", .. var rest] => await SecrecyCost.RunAsync(Options.Parse(rest, rounds: 8)),
    ["decision", .. var rest] => DecisionCost.Run(rest.Contains("--small")),
    ["replan", .. var rest] => Replan.Run(rest.Contains("--small")),
    ["owed-sweep", .. var rest] => await OwedSweep.RunAsync(rest),
    ["dapper-server", var connection, var port] => await DapperServer.RunAsync(connection, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine(
        """
        Benchmarks of Coordination. Figures are ratios inside one run; nothing else should run on the machine.

          main-job [--seconds 3] [--rounds 4] [--connections 4] [--cases 400] [--small]

          secrecy-cost [--seconds 3] [--rounds 8] [--connections 4] [--cases 400] [--small]
          decision [--small]
          replan [--small]
          owed-sweep [--small]

        secrecy-cost: the same Release build with audit and encryption and without, in alternating rounds.
        decision: the access decision alone, in microseconds and bytes; needs no database.

        replan: planning a case of twins anew at a birth, in milliseconds of the domain and bytes; needs no database.
        owed-sweep: the sweep's own statement over 1 000 000 planned occurrences, with its plan and what it reads.

        The others need nothing: they start a private PostgreSQL, publish the product (ReadyToRun) and drive it over HTTP.
        With ConnectionStrings__Coordination they work in that (empty) database.
        --small: a smoke run of a few seconds with little data; its figures mean nothing.
        """);
    return 2;
}

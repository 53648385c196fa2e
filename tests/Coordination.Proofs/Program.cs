using Coordination.Proofs;
using Coordination.Proofs.Canaries;
using Coordination.Proofs.Crawls;
using Coordination.Proofs.Cuts;
using Coordination.Proofs.Kill;
using Coordination.Proofs.Races;
using Coordination.Proofs.Revocation;
using Coordination.Proofs.Sabotage;
using Coordination.Proofs.Sweeps;
using Coordination.Proofs.Years;

try
{
    return args switch
    {
        ["kill", .. var rest] => await KillRun.RunAsync(Arguments.Parse(rest, "rounds", "alerts", "seed", "clients")),
        ["sweep", .. var rest] => await SweepRun.RunAsync(Arguments.Parse(rest, "rounds", "alerts", "seed")),
        ["races", .. var rest] => await RaceRun.RunAsync(Arguments.Parse(rest, "rounds", "seed")),
        ["revocation", .. var rest] => await RevocationRun.RunAsync(Arguments.Parse(rest, "reads", "seed")),
        ["commit-cuts", .. var rest] => await CutRun.RunAsync(Arguments.Parse(rest, "alerts", "seed", "clients")),
        ["canaries", .. var rest] => await CanaryRun.RunAsync(Arguments.Parse(rest, "texts")),
        ["crawl", .. var rest] => await CrawlRun.RunAsync(Arguments.Parse(rest, "personas", "pairs")),
        ["years", .. var rest] => YearsRun.Run(Arguments.Parse(rest, "families", "years", "seed")),
        ["sabotage", .. var named] => SabotageRun.Run(named),
        _ => Help(),
    };
}
catch (Exception e) when (e is not ArgumentException)
{
    Console.WriteLine($"the run broke off: {e}\nverdict: fail");
    return 1;
}

static int Help()
{
    Console.WriteLine(
        """
        Proofs of Coordination: long runs against the product as a process of its own. Each prints its seed, its counts and, as its last
        line, "verdict: pass" (exit code 0) or "verdict: fail" (exit code 1).

          kill --rounds 20 --alerts 2000 [--clients 8] [--seed N]
              kill -9 of the product, once a round, while alerts are posted with retries, taken and handed over; every step is due after seconds
          sweep --rounds 20 --alerts 2000 [--seed N]
              two nodes sweep at once, and every round one of them is killed with steps in its hand
          races --rounds 300 [--seed N]
              two people decide the same thing at the same moment, each at another node
          revocation --reads 10000 [--seed N]
              readers at two nodes race with the act that ends their right: none is served after the revoking commit
          commit-cuts --alerts 2000 [--clients 8] [--seed N]
              the connection to the database is lost at a commit, before it arrives or before its answer does
          canaries [--texts 10000]
              unique texts in every field of every operation, accepted and refused, then everything that is left behind is searched for them; always on a server of its own
          crawl [--personas 20] [--pairs 1000]
              pairs of worlds with and without a secret: those without right to it are answered the same, byte for byte; then every operation as
              every persona, with the ids of what they have nothing to do with against random ones: the answers are the same
          years [--families 10000] [--years 3] [--seed N]
              generated families live through the whole plan by the domain's own rules, beside a second calculation of what they are owed and when it
              speaks up: every occurrence and every instant is compared. Needs no database
          sabotage [name ...]
              breaks a copy of the product, one promise after the other, and prints the named test that fails each time

        Needs nothing: it starts a private PostgreSQL. With ConnectionStrings__Coordination it works in that (empty) database.
        """);
    return 2;
}

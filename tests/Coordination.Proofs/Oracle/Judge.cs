using Coordination.Proofs.Kill;
using Npgsql;

namespace Coordination.Proofs.Oracle;

/// <summary>Compares the ledger with everything stored, and proves of itself that it would see what is wrong.</summary>
internal sealed class Judge(Ground ground, string ledger, string plan, Baseline before)
{
    private readonly FaultPlan _plan = FaultPlan.Read(plan);

    public IReadOnlyList<LedgerLine> Ledger { get; } = Kill.Ledger.Read(ledger);

    public async Task<Stored> CheckAsync(Findings findings)
    {
        await using var database = await ground.Database.OpenConnectionAsync();
        return await CheckAsync(database, findings);
    }

    /// <summary>Plants one fault after the other in the stored rows and takes it back: each must be found by the check that is meant for it.</summary>
    public async Task PlantAsync(Findings findings)
    {
        await using var database = await ground.Database.OpenConnectionAsync();
        foreach (var (fault, kind) in PlantedFaults.All)
        {
            await using var transaction = await database.BeginTransactionAsync();
            await using var plant = new NpgsqlCommand(fault, database, transaction);
            findings.Demand(await plant.ExecuteNonQueryAsync() > 0, "a fault could not be planted", fault);
            var seen = new Findings();
            await CheckAsync(database, seen);
            findings.Demand(seen.Kinds.Contains(kind), "a planted fault was not seen", kind);
            await transaction.RollbackAsync();
        }

        Console.WriteLine($"planted faults {PlantedFaults.All.Count}");
    }

    private async Task<Stored> CheckAsync(NpgsqlConnection database, Findings findings)
    {
        var stored = await Stored.ReadAsync(database, before);
        var steps = OwedSteps.Of(stored, _plan);
        Acknowledged.Check(Ledger, stored, findings);
        OneTransaction.Check(stored, findings);
        StepsFired.Check(steps, stored, findings);
        OwedRows.Check(steps, stored, findings);
        Told.Check(steps, stored, findings);
        return stored;
    }
}

using System.Text;
using System.Text.Json;
using Coordination.Api.Audit;
using Coordination.Api.Commands;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Coordination.Domain.Access;
using Firely.Fhir.Validation;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace Coordination.Api.Tests.Audit;

/// <summary>The log in a form that others read: every entry once, in the patterns of IHE, no more said than the log says, and each tied to the tree that was signed.</summary>
public sealed class ExportingTheLog : IAsyncLifetime
{
    private const string Text = "Écrit une fois.";

    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ForFhir();

    private readonly ApiFixture _api = new();
    private readonly CheckpointKey _key = CheckpointKey.New();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-export-");
    private Guid _file;

    private string Target => $"--ConnectionStrings:Coordination={_api.ConnectionString}";

    public async Task InitializeAsync()
    {
        await _api.InitializeAsync();
        _file = await _api.OpenColdAsync();
        (await _api.OnCaseAsync(_file, "entries", new { text = Text })).Expect(200);
        (await _api.ReadAsync(_file)).Expect(200);
        (await _api.ReadAsync(_file, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        (await _api.As(People.Midwife).AskAsync("/v1/cases")).Expect(200);
        (await _api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("urn:uuid:8e0a0a2f-93c0-4b5e-8f6f-0e7b0f5b7a11"))).Expect(201);
        (await _api.BreakAsync(_file, by: People.MidwifeHeusy)).Expect(201);
        (await _api.ReadAsync(_file, People.MidwifeHeusy)).Expect(200);
        (await _api.OnCaseAsync(_file, "close", new { reason = "moved" })).ExpectProblem(409, "case-owes");
        (await _api.OnCaseAsync(_file, "reminders", new { on = "2020-01-01" })).ExpectProblem(422, "day-past");
        await NumberAsync();
        Assert.NotNull(await new SignCheckpoints(_api.Services.GetRequiredService<Databases>(), new(_key, null, TimeSpan.FromMinutes(1)), _api.Clock, NullLogger<SignCheckpoints>.Instance).TurnAsync(CancellationToken.None));
        await File.WriteAllTextAsync(Path("key.pem"), _key.PublicPem);
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        _key.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_entry_is_exported_once_in_its_pattern_and_proves_its_place()
    {
        Assert.Equal(0, await RunAsync("export", "--proof", "--out", Path("all.ndjson")));
        var lines = await File.ReadAllLinesAsync(Path("all.ndjson"));
        AuditEvent[] all = [.. lines.Select(line => JsonSerializer.Deserialize<AuditEvent>(line, Json)!)];

        Assert.Equal(await _api.Raw.AskAsync<string>("select string_agg(entry::text, ',' order by number) from coordination.audit_leaf"), string.Join(',', all.Select(told => told.Id)));
        Assert.Equal(await _api.Raw.AskAsync<long>("select count(*) from coordination.audit_entry"), all.Length);
        Assert.Equal(["Create", "Query", "Read", "Update"], all.Where(told => told.Meta is not null).Select(BalpShape.Require).Distinct().Order());
        Assert.Equal(
            await _api.Raw.AskAsync<long>("select count(*) from coordination.audit_entry where outcome in ('Hidden', 'Refused', 'GlassOffered')"),
            all.Count(told => told is { Outcome: AuditEvent.AuditEventOutcome.N8, Meta: null, OutcomeDesc: not null }));
        Assert.Single(all, told => told is { Outcome: AuditEvent.AuditEventOutcome.N4, OutcomeDesc: "Allow by A71, day-past" });
        Assert.Single(all, told => told is { Outcome: AuditEvent.AuditEventOutcome.N8, OutcomeDesc: "Refused by A70" });
        Assert.Equal(0, await RunAsync("check", Path("all.ndjson"), "--key", Path("key.pem")));
        var whole = string.Join('\n', lines);
        Assert.All(["Anouk", "Élise", "Exemple", Text, "Sage-femme"], word => Assert.DoesNotContain(word, whole, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_acted_on_which_case_by_which_rule_is_told_by_ids_and_codes()
    {
        Assert.Equal(0, await RunAsync("export", "--case", _file.ToString(), "--out", Path("case.ndjson"), "--server", "https://coordination.example.org"));
        AuditEvent[] all = [.. (await File.ReadAllLinesAsync(Path("case.ndjson"))).Select(line => JsonSerializer.Deserialize<AuditEvent>(line, Json)!)];

        Assert.Equal(await _api.Raw.AskAsync<long>($"select count(*) from coordination.audit_entry where case_id = '{_file}'"), all.Length);
        Assert.All(all, told => Assert.Contains(told.Entity, entity => entity.What?.Identifier is { System: "urn:coordination:id:case" } id && id.Value == _file.ToString()));
        Assert.Equal(["Hidden by A00", "Refused by A70"], all.Where(told => told.Outcome == AuditEvent.AuditEventOutcome.N8).Select(told => told.OutcomeDesc));
        var seen = Assert.Single(all, told => told.PurposeOfEvent.Count > 0 && told.Subtype[1].Code == nameof(AccessAction.ReadCase));
        Assert.Equal(("BTG", "A45"), (seen.PurposeOfEvent[0].Coding[0].Code, Said(seen, "access-rule")));
        Assert.Equal("https://coordination.example.org", seen.Agent[1].Network!.Address);
        Assert.Equal(("montlegia", "coordinator"), (seen.Source!.Site, seen.Agent[2].Role[0].Coding[0].Code));
        Assert.True(Guid.TryParse(Said(seen, "emergency-access"), out _));
    }

    [Fact]
    public async Task A_machine_asks_for_itself()
    {
        Assert.Equal(0, await RunAsync("export", "--out", Path("all.ndjson"), "--since", "2020-01-01", "--until", "2100-01-01T00:00:00Z"));
        var posted = Assert.Single((await File.ReadAllLinesAsync(Path("all.ndjson"))).Select(line => JsonSerializer.Deserialize<AuditEvent>(line, Json)!), told => told.Subtype[1].Code == nameof(AccessAction.PostAlert));

        Assert.Equal((2, true, "ehr"), (posted.Agent.Count, posted.Agent[0].Requestor, posted.Agent[0].Role[0].Coding[0].Code));
        BalpShape.Require(posted);
    }

    [Fact]
    public async Task The_bundle_is_valid_FHIR_R4_and_a_range_holds_its_numbers_alone()
    {
        var size = await _api.Raw.AskAsync<long>("select size from coordination.audit_tree");
        Assert.Equal(0, await RunAsync("export", "--proof", "--format", "bundle", "--from", $"{size - 9}", "--to", $"{size - 1}", "--out", Path("some.json")));
        var bundle = JsonSerializer.Deserialize<Bundle>(await File.ReadAllTextAsync(Path("some.json")), Json)!;

        Assert.Equal(Enumerable.Range(0, 9).Select(i => $"{size - 9 + i}"), bundle.Entry.Select(entry => Said((AuditEvent)entry.Resource!, "entry-number")));
        Assert.Equal(0, await RunAsync("check", Path("some.json"), "--key", Path("key.pem")));
        // The patterns themselves are held against what is exported by BalpShape: here it is FHIR alone.
        bundle.Entry.ForEach(entry => entry.Resource!.Meta = null);
        var source = new CachedResolver(ZipSource.CreateValidationSource());
        var found = new Validator(source, new LocalTerminologyService(source), null, new ValidationSettings()).Validate(bundle);
        Assert.DoesNotContain(found.Issue, issue => issue.Severity is OperationOutcome.IssueSeverity.Error or OperationOutcome.IssueSeverity.Fatal);

        Assert.Equal(0, await RunAsync("export", "--format", "bundle", "--from", $"{size}", "--out", Path("none.json")));
        Assert.Empty(JsonSerializer.Deserialize<Bundle>(await File.ReadAllTextAsync(Path("none.json")), Json)!.Entry);
    }

    [Fact]
    public async Task One_entry_is_proved_and_what_was_changed_in_an_export_or_behind_it_is_named()
    {
        Assert.Equal(0, await RunAsync("prove", "3", "--key", Path("key.pem")));
        Assert.Contains("No entry has the number", (await Assert.ThrowsAsync<CommandRefused>(() => RunAsync("prove", "99999"))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("export", "--proof", "--out", Path("all.ndjson")));
        foreach (var (from, to) in new[] { ("\"A01\"", "\"A02\""), ("\"Allow\"", "\"Hidden\""), ("\"montlegia\"", "\"heusy\""), ("coordination-audit-1 ", "coordination-audit-1 1"), ("urn:coordination:id:account", "urn:coordination:id:thing") })
        {
            var lines = await File.ReadAllTextAsync(Path("all.ndjson"));
            Assert.Contains(from, lines, StringComparison.Ordinal);
            await using var changed = new MemoryStream(Encoding.UTF8.GetBytes(lines.Replace(from, to, StringComparison.Ordinal)));
            Assert.NotNull(CheckExport.Run(changed, [_key]).Wrong);
        }

        using var other = CheckpointKey.New();
        await using var same = File.OpenRead(Path("all.ndjson"));
        Assert.Contains("is not signed by a key that is known", CheckExport.Run(same, [other]).Wrong, StringComparison.Ordinal);

        await _api.Raw.DoAsync("update coordination.audit_entry set outcome = 'Allow' where id = (select entry from coordination.audit_leaf where number = 5)");
        await _api.Raw.DoAsync("update coordination.audit_entry set detail = 'x' where id = (select entry from coordination.audit_leaf where number = 5)");
        Assert.Contains("number 5, entry", (await Assert.ThrowsAsync<CommandRefused>(() => RunAsync("export", "--out", Path("changed.ndjson")))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path("changed.ndjson")));
        await _api.Raw.DoAsync("update coordination.audit_leaf set hash = sha256(hash) where number = 7");
        Assert.Contains("is not what was signed", (await Assert.ThrowsAsync<CommandRefused>(() => RunAsync("prove", "3"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_act_of_the_table_has_a_kind() =>
        Assert.All(Enum.GetNames<AccessAction>().Where(act => act != nameof(AccessAction.None)), act => Assert.NotEqual(ActKind.Operation, AuditActs.KindOf(act, aimed: true)));

    private static string? Said(AuditEvent told, string name) =>
        told.Entity.SelectMany(entity => entity.Detail).SingleOrDefault(detail => detail.Type == name)?.Value is FhirString text ? text.Value : null;

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private Task<int> RunAsync(string part, params string[] args) => AuditCommand.Definition.RunAsync([part, .. args, Target]);

    // Another test's transaction on the same server may still run: what came after it began waits for it.
    private Task NumberAsync() => Eventually.HoldsAsync("every entry has a number", async () =>
    {
        await _api.Services.GetRequiredService<NumberEntries>().TurnAsync(CancellationToken.None);
        return await _api.Raw.AskAsync<bool>("select (select count(*) from coordination.audit_leaf) = (select count(*) from coordination.audit_entry)");
    });
}

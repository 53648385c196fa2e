using Hl7.Fhir.Model;
using Xunit;

namespace Coordination.Api.Tests.Audit;

/// <summary>
/// What the patterns of Basic Audit Log Patterns (IHE ITI, 1.1.4) demand beyond FHIR R4, transcribed from their differentials: fixed codes, the slices of agent and entity, and
/// what each slice must and must not have.
/// </summary>
internal static class BalpShape
{
    private const string Profiles = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    private static readonly Dictionary<string, (string[] Interactions, string Action, string Client, string Server, string[] User)> Patterns = new()
    {
        ["Create"] = (["create"], "C", "110153", "110152", ["AUT", "INF", "CST"]),
        ["Read"] = (["read", "vread"], "R", "110152", "110153", ["IRCP"]),
        ["Update"] = (["update", "patch"], "U", "110153", "110152", ["AUT", "INF", "CST"]),
        ["Delete"] = (["delete"], "D", "110150", "custodian", ["AUT", "INF", "CST"]),
        ["Query"] = (["search", "search-type", "search-system"], "E", "110153", "110152", ["IRCP"]),
    };

    /// <summary>Name of the pattern that it follows, the <c>Patient</c> before it taken away.</summary>
    public static string Require(AuditEvent told)
    {
        var name = Assert.Single(told.Meta!.Profile)![Profiles.Length..];
        var ofPatient = name.StartsWith("Patient", StringComparison.Ordinal);
        var kind = ofPatient ? name["Patient".Length..] : name;
        var pattern = Patterns[kind];

        Assert.Equal(("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest"), (told.Type!.System, told.Type.Code));
        Assert.Single(told.Subtype, code => code.System == "http://hl7.org/fhir/restful-interaction" && pattern.Interactions.Contains(code.Code));
        Assert.Equal((pattern.Action, AuditEvent.AuditEventOutcome.N0), (told.Action.ToString(), told.Outcome));
        Assert.NotNull(told.Recorded);
        RequireAgents(told, pattern.Client, pattern.Server, pattern.User);
        RequireEntities(told, kind, ofPatient);
        return kind;
    }

    private static void RequireAgents(AuditEvent told, string client, string server, string[] user)
    {
        foreach (var code in new[] { client, server })
        {
            var party = Assert.Single(told.Agent, agent => agent.Type!.Coding.Any(type => type.Code == code));
            Assert.True(party is { Who: not null, Network: not null, Media: null });
            Assert.Contains(party.Type!.Coding[0].System, (string[])["http://dicom.nema.org/resources/ontology/DCM", "http://terminology.hl7.org/CodeSystem/provenance-participant-type"]);
        }

        var users = told.Agent.Where(agent => agent.Type!.Coding.Any(type => type.System == "http://terminology.hl7.org/CodeSystem/v3-ParticipationType")).ToArray();
        Assert.True(users.Length <= 1);
        Assert.All(users, agent => Assert.True(agent is { Who.Identifier.Value: not null, Requestor: true, Network: null } && user.Contains(agent.Type!.Coding[0].Code)));
        Assert.Single(told.Agent, agent => agent.Requestor == true);
    }

    private static void RequireEntities(AuditEvent told, string kind, bool ofPatient)
    {
        AuditEvent.EntityComponent[] Slice(string type) =>
            [.. told.Entity.Where(entity => entity.Type!.System == "http://terminology.hl7.org/CodeSystem/audit-entity-type" && entity.Type!.Code == type)];
        var data = Assert.Single(Slice("2"));
        Assert.Equal("http://terminology.hl7.org/CodeSystem/object-role", data.Role!.System);
        if (kind == "Query")
        {
            Assert.True(data is { Role.Code: "24", What: null, Lifecycle: null, Query.Length: > 0, Detail.Count: 0 });
        }
        else
        {
            Assert.True(data is { Role.Code: "3" or "4" or "20", What.Identifier.Value.Length: > 0, Query: null, Name: null, Detail.Count: 0 });
        }

        if (ofPatient)
        {
            var patient = Assert.Single(Slice("1"));
            Assert.True(patient is { Role.Code: "1", What: { Type: "Patient", Identifier.Value: not null, Display: null } });
        }
    }
}

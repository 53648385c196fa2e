using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordination.Domain.Access;
using Coordination.Domain.Codes;
using Hl7.Fhir.Model;
using Code = Hl7.Fhir.Model.Code;

namespace Coordination.Api.Audit;

/// <summary>
/// An entry of the log as FHIR R4 AuditEvent, in the shape of Basic Audit Log Patterns. It says by id who, on which case and by which rule, and all that the
/// leaf of the log was hashed over, so that whoever has it can hash it again; never a text or name of a person, for the log holds none.
/// </summary>
/// <param name="server">Address at which the service answers, where it is known.</param>
internal sealed class AuditEvents(string? server)
{
    /// <summary>What the entity of the entry itself says, by name.</summary>
    public const string Number = "entry-number", Leaf = "leaf-hash", Row = "access-rule", Decision = "decision", Level = "level", Detail = "detail",
        Glass = "emergency-access", Path = "inclusion-path", Signed = "checkpoint";

    private const string GlassWord = "glass ";

    // What was granted and still came to nothing is told by the reason's code.
    private static readonly FrozenSet<string> Reasons = ProblemTitles.All.Select(title => title.Code).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Denials = FrozenSet.Create(StringComparer.Ordinal, nameof(Outcome.Hidden), nameof(Outcome.Refused), nameof(Outcome.GlassOffered));

    /// <param name="numbered">The entry.</param>
    /// <param name="proof">That it stands where it says; null for none.</param>
    public AuditEvent Of(NumberedEntry numbered, InclusionProof? proof)
    {
        var entry = numbered.Entry;
        var kind = AuditActs.KindOf(entry.Action, entry.Target is not null);
        var outcome = OutcomeOf(entry);
        // The patterns are of what succeeded: what was denied has their shape and does not claim them.
        var profile = outcome == AuditEvent.AuditEventOutcome.N0 ? BalpWords.ProfileOf(kind, entry.Case is not null) : null;
        return new()
        {
            Id = entry.Id.ToString("D"),
            Meta = profile is null ? null : new() { Profile = [profile] },
            Type = BalpWords.Rest,
            Subtype = [BalpWords.InteractionOf(kind), new(BalpWords.Codes + "act", entry.Action)],
            Action = BalpWords.ActionOf(kind),
            Recorded = entry.At,
            Outcome = outcome,
            OutcomeDesc = WhyNot(entry, outcome),
            PurposeOfEvent = GlassOf(entry) is null ? [] : [new() { Coding = [BalpWords.BreakTheGlass] }],
            Agent = [.. Agents(numbered, kind)],
            Source = new() { Site = entry.Site, Observer = Named("service", entry.Tenant), Type = [BalpWords.ApplicationServer] },
            Entity = [.. Entities(numbered, kind, proof)],
        };
    }

    private static string? WhyNot(LoggedEntry entry, AuditEvent.AuditEventOutcome outcome) => outcome switch
    {
        AuditEvent.AuditEventOutcome.N0 => null,
        AuditEvent.AuditEventOutcome.N4 => $"{entry.Outcome} by {entry.Row}, {ReasonOf(entry)}",
        _ => $"{entry.Outcome} by {entry.Row}",
    };

    private static AuditEvent.AuditEventOutcome OutcomeOf(LoggedEntry entry) =>
        Denials.Contains(entry.Outcome) ? AuditEvent.AuditEventOutcome.N8
        : ReasonOf(entry) is not null ? AuditEvent.AuditEventOutcome.N4
        : AuditEvent.AuditEventOutcome.N0;

    private static string? ReasonOf(LoggedEntry entry) => entry.Detail?.Split(", ")[^1] is { } last && Reasons.Contains(last) ? last : null;

    private static string? GlassOf(LoggedEntry entry) =>
        entry.Detail?.Split(", ")[0] is { } first && first.StartsWith(GlassWord, StringComparison.Ordinal) ? first[GlassWord.Length..] : null;

    // Who serves machines is asked by the machine itself; the application of a person is in no entry.
    private IEnumerable<AuditEvent.AgentComponent> Agents(NumberedEntry numbered, ActKind kind)
    {
        var (client, answering) = BalpWords.PartiesOf(kind);
        var machine = numbered.Roles.Contains(nameof(Role.Ehr));
        var actor = Named("account", numbered.Entry.Actor);
        var roles = numbered.Roles.Select(role => new CodeableConcept(BalpWords.Codes + "role", JsonNamingPolicy.CamelCase.ConvertName(role))).ToList();
        yield return new() { Type = client, Who = machine ? actor : Unknown(new ResourceReference()), Requestor = machine, Network = NetworkOf(null), Role = machine ? roles : [] };
        yield return new() { Type = answering, Who = Named("service", numbered.Entry.Tenant), Requestor = false, Network = NetworkOf(server) };
        if (!machine)
        {
            yield return new() { Type = BalpWords.UserOf(kind), Who = actor, Requestor = true, Role = roles };
        }
    }

    private static IEnumerable<AuditEvent.EntityComponent> Entities(NumberedEntry numbered, ActKind kind, InclusionProof? proof)
    {
        var entry = numbered.Entry;
        if (entry.Case is { } file)
        {
            yield return new() { What = Named("case", file, "Patient"), Type = BalpWords.Person, Role = BalpWords.Patient };
        }

        if (kind == ActKind.Query)
        {
            // What was looked for may name a person: it is not kept, and the act stands for it.
            yield return new() { Type = BalpWords.SystemObject, Role = BalpWords.Query, Query = Encoding.UTF8.GetBytes(entry.Action), SecurityLabel = Labels(entry) };
        }
        else
        {
            var what = entry.Target is { } target ? Named("thing", target) : entry.Case is { } of ? Named("case", of) : Named("account", entry.Actor);
            yield return new() { What = what, Type = BalpWords.SystemObject, Role = BalpWords.DomainResource, SecurityLabel = Labels(entry) };
        }

        yield return new() { What = Named("entry", entry.Id.ToString("D")), Type = BalpWords.Other, Role = BalpWords.SecurityResource, Detail = [.. Details(numbered, proof)] };
        if (kind == ActKind.Query && entry.Target is { } about)
        {
            yield return new() { What = Named("thing", about), Type = BalpWords.Other, Role = BalpWords.DomainResource };
        }
    }

    private static IEnumerable<AuditEvent.DetailComponent> Details(NumberedEntry numbered, InclusionProof? proof)
    {
        var entry = numbered.Entry;
        (string Name, string? Value)[] all =
        [
            (Number, numbered.Number.ToString(CultureInfo.InvariantCulture)),
            (Leaf, Convert.ToHexStringLower(numbered.Hash)),
            (Row, entry.Row),
            (Decision, entry.Outcome),
            (Level, entry.Levels),
            (Detail, entry.Detail),
            (Glass, GlassOf(entry)),
            (Signed, proof?.Checkpoint.ToString()),
            (Path, proof is { Path.Count: > 0 } ? string.Join(' ', proof.Path.Select(Convert.ToHexStringLower)) : null),
        ];
        return all.Where(pair => pair.Value is { Length: > 0 }).Select(pair => new AuditEvent.DetailComponent { Type = pair.Name, Value = new FhirString(pair.Value) });
    }

    private static List<Coding> Labels(LoggedEntry entry) => entry.Levels is { } level ? [.. BalpWords.LabelsOf(level)] : [];

    private static ResourceReference Named(string what, string id, string? type = null) => new() { Type = type, Identifier = new(BalpWords.Ids + what, id) };

    private static AuditEvent.NetworkComponent NetworkOf(string? address) => address is null
        ? Unknown(new AuditEvent.NetworkComponent())
        : new() { Address = address, Type = AuditEvent.AuditEventAgentNetworkType.N5 };

    private static T Unknown<T>(T element)
        where T : Element
    {
        element.Extension.Add(new(BalpWords.Absent, new Code("unknown")));
        return element;
    }
}

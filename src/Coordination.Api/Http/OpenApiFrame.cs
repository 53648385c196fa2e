using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>What stands around the operations: who answers for the API, how one proves to be calling, the groups, and the list of problem types.</summary>
internal sealed class OpenApiFrame : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";

    private const string Introduction = """
        Coordination of care around birth: from an alert to a family that is really met by its relay.

        **Writes.** `Idempotency-Key` (any text of at most 200 characters) is honoured on every write: the same key with the same
        request gets the first answer again. An alert's own `messageId` takes its place. `ETag` stands for what you read of the thing: it changes when that changes, and with nothing you
        may not see; where you see part of a thing it may be absent. `If-Match` with it is honoured on every write and demanded where a write
        replaces what somebody wrote; a write on a case that states it is answered with the `ETag` after it.

        **Lists** come in pages: `limit` (20, at most 100) and `next`, a link to the following page.

        **Codes** are listed with their labels in French, Dutch and English at `GET /v1/codes`; every coded field names its list. A problem
        or an audit entry that names an access rule (A00…) means a line of `GET /v1/codes/access-rule`.

        **Days** are civil days (`2026-04-20`), **instants** are RFC 3339 with an offset. Codes are stable; an unknown member or parameter, one
        given twice or a wrong type is refused by its name.

        **Problems** follow RFC 9457 (`application/problem+json`): `type` is stable, `detail` names the rule, `errors` the fields. `title` is in
        French, Dutch or English by `Accept-Language`, in French where none of them is asked for (`Content-Language` says which; all of them:
        `GET /v1/codes/problem`); `detail` is in English. What is no request yet (a first line or headers that are not HTTP, too long, or not there
        within ten seconds) the web server refuses by itself: 400, 408, 414, 431 or 505, without a body. Types:

        | type | status | rule |
        | --- | --- | --- |

        """;

    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["Accounts"] = "Who works here: people with their roles, and the hospital records' machine clients.",
        ["Alerts"] = "A situation told to the coordination, by a hospital record or a person, until a coordinator answers it.",
        ["Cases"] = "One pregnancy and the child or children born of it: family, contacts, entries, screenings, factors, consents, plan.",
        ["Codes"] = "The lists of codes that requests and answers use, with their labels in French, Dutch and English. Open to read.",
        ["Concertations"] = "Meetings about a case: invited, held, with decisions that somebody owes.",
        ["Consultations"] = "Penal case consultations (criminal code, article 458ter): help, police and justice at one table, apart from every case.",
        ["Emergencies"] = "A case opened in an emergency by somebody who has no other right to it: told at once, limited in time, explained and reviewed.",
        ["Handovers"] = "A relay asked for a family, until both the family and the relay confirm that the support holds.",
        ["Persons' rights"] = "What a person may ask of what is kept about her: her copy, a correction, a restriction, erasure; and what she reads and limits herself.",
        ["Relay's own door"] = "What a relay does itself with a request it was sent, by an account of its own.",
        ["Relays"] = "The directory of services: search, proposals for a case with their reasons, capacity, review.",
        ["Samples"] = "Accesses that were drawn by chance from the audit log, each reviewed by somebody else than whose it is.",
        ["Search"] = "Who is on the line: a family or a relay by name, birth date or number.",
        ["Worklist"] = "What somebody owes and by when, most urgent first.",
    };

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = About();
        document.Servers = [new OpenApiServer { Url = "/", Description = "The installation that gave this document" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "Token of a configured OpenID Connect issuer, audience `coordination`. In development: `dotnet run --project src/Coordination.Api -- token <persona>`.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        document.Tags = Tags(document);
        OpenApiLimits.ApplyToParts(document);
        OpenApiUnused.Drop(document);
        OpenApiWords.Fill(document);
        OpenApiCodes.Link(document);
        return Task.CompletedTask;
    }

    private static HashSet<OpenApiTag> Tags(OpenApiDocument document) =>
    [
        .. document.Paths.Values.SelectMany(path => path.Operations!.Values).SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id!).Distinct().Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name, Description = Groups.GetValueOrDefault(name, name) }),
    ];

    private static OpenApiInfo About() => new()
    {
        Title = "Coordination",
        Version = "1",
        Description = Description(),
        Contact = new OpenApiContact { Name = "The coordination service that runs this installation" },
        License = new OpenApiLicense { Name = "Use within the network of the coordination service" },
    };

    private static string Description()
    {
        var text = new StringBuilder(Introduction);
        foreach (var type in ProblemTypes.All)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{type.Uri}` | {type.Status} | {type.Sentence} |\n");
        }

        return text.ToString();
    }
}

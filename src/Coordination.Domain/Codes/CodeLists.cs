using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.Emergencies;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Handovers;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Relays;
using Coordination.Domain.Screening;

namespace Coordination.Domain.Codes;

/// <summary>
/// Every list of codes that requests and answers use. A list whose rules are reference data of a capability is read from there; the words of
/// the others, enumerations included, stand in <c>code-words.json</c>.
/// </summary>
public static class CodeLists
{
    private static readonly Words Written = ReferenceData.Read<Words>("Codes.code-words.json");

    /// <summary>In the order of their names.</summary>
    public static ImmutableArray<CodeList> All { get; } =
    [
        .. Written.Lists.Select(list => new CodeList(list.Name, list.Label, Written.Version, list.Source, list.Codes))
            .Concat([Factors, Flags, InstrumentsInForce, Indicators, Kinds, Reasons, Topics, Steps, Rules, Next, Titles, GlassReasons, IdentityProofs, RequestRefusals, ErasureGrounds, Requests, Doors, .. Disclosures, .. Protections, ActingProofs])
            .Concat(OfCases())
            .OrderBy(list => list.Name, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, CodeList> ByName = All.ToFrozenDictionary(list => list.Name, StringComparer.Ordinal);

    /// <summary>The list of this name, or null.</summary>
    public static CodeList? Find(string name) => ByName.GetValueOrDefault(name);

    private static CodeList Factors => new(
        "factor", new("Facteur", "Factor", "Factor"), FactorCodes.Version, FactorCodes.Source,
        [.. FactorCodes.All.Select(factor => new Coded(factor.Code, factor.Label) { Of = factor.Domain, Elsewhere = Elsewhere(factor) })]);

    private static CodeList Flags => new(
        "red-flag", new("Signal rouge", "Rode vlag", "Red flag"), RedFlags.Version, "What each asks for; the delays are defaults of this service, to be confirmed by the site",
        [.. RedFlags.All.Select(flag => new Coded(flag.Code, flag.Label) { Meaning = flag.Action, Source = flag.Source })]);

    private static CodeList InstrumentsInForce => new(
        "instrument", new("Instrument de dépistage", "Screeningsinstrument", "Screening instrument"), InForce.Max(instrument => instrument.Version)!,
        "The paper or form of each; scores and codes only, no wording of items",
        [.. InForce.Select(instrument => new Coded(instrument.Code, instrument.Label) { Elsewhere = Elsewhere(instrument), Source = instrument.Source })]);

    private static CodeList Indicators => new(
        "indicator", new("Indicateur d'un instrument", "Indicator van een instrument", "Indicator of an instrument"), InForce.Max(instrument => instrument.Version)!,
        "Instruments that give a verdict per indicator",
        [.. InForce.SelectMany(instrument => instrument.Indicators.Select(indicator => new Coded(indicator.Code, indicator.Label) { Of = instrument.Code }))]);

    private static CodeList Kinds => new(
        "relay-kind", new("Sorte de relais", "Soort relais", "Kind of relay"), RelayKinds.Current.Version, "Kinds of services of the network, each with its own source; their usual ages and criteria: `GET /v1/relay-kinds`",
        [.. RelayKinds.Current.Kinds.Select(kind => new Coded(kind.Code, kind.Label) { Meaning = kind.Mission, Source = kind.Source })]);

    private static CodeList Reasons => new(
        "relay-reason", new("Raison pour ou contre un relais", "Reden voor of tegen een relais", "Reason for or against a relay"), RelayKinds.Current.Version,
        "Choice of this service; blanks in braces are filled in the answer", [.. ReasonTexts.Sentences.Select(text => new Coded(text.Key, text.Value))]);

    private static CodeList Topics => new(
        "criterion-topic", new("Sujet d'un critère", "Onderwerp van een criterium", "Topic of a criterion"), RelayKinds.Current.Version,
        "Choice of this service", [.. ReasonTexts.Topics.Select(text => new Coded(text.Key, text.Value))]);

    private static CodeList Steps => new(
        "plan-step", new("Étape du plan de suivi", "Stap van het opvolgplan", "Step of the follow-up plan"), Plans.Current.Version,
        "Default follow-up plan of this service, to be confirmed by the site; each step names a guideline where there is one",
        [.. Plans.Current.Rows.Select(row => new Coded(row.Code, row.Label) { Source = row.Source })]);

    private static CodeList Rules => new("access-rule", new("Règle d'accès", "Toegangsregel", "Access rule"), Access.AccessRules.Version, Access.AccessRules.Source, Access.AccessRules.All);

    private static CodeList GlassReasons => new("glass-reason", new("Motif d'un accès d'urgence", "Reden van een spoedtoegang", "Reason of an emergency access"), GlassRules.Version, GlassRules.Source, GlassRules.Reasons);

    private static CodeList IdentityProofs => new("identity-proof", new("Preuve d'identité", "Bewijs van identiteit", "Proof of identity"), PersonsRequestRules.Version, PersonsRequestRules.Source, PersonsRequestRules.Identities);

    private static CodeList ErasureGrounds => new(
        "erasure-ground", new("Motif d'effacement", "Reden van wissing", "Ground to erase"), Erasures.Retention.Version, "Regulation (EU) 2016/679, articles 5 and 17",
        [.. Erasures.Retention.Grounds.Select(ground => new Coded(ground.Code, ground.Label) { Source = ground.Source })]);

    private static CodeList RequestRefusals => new("request-refusal", new("Motif de refus d'une demande", "Reden van weigering van een vraag", "Reason to refuse a request"), PersonsRequestRules.Version, PersonsRequestRules.Source, PersonsRequestRules.Grounds);

    private static CodeList[] Disclosures =>
    [
        new(
            "legal-reason", new("Motif légal d'une communication", "Wettelijke reden van een mededeling", "Legal reason of a disclosure"), DisclosureBases.Version, DisclosureBases.Source,
            [.. DisclosureBases.All.DistinctBy(basis => basis.Code).Select(basis => new Coded(basis.Code, basis.Label) { Source = basis.Text, Elsewhere = NoneIsNull([.. basis.Articles.Select(Numbered)]) })]),
        new("disclosure-condition", new("Condition du secret partagé", "Voorwaarde van het gedeeld beroepsgeheim", "Condition of shared secrecy"), DisclosureBases.Version, DisclosureBases.Source, DisclosureBases.Conditions),
        new("authority", new("Autorité ou service d'urgence", "Overheid of hulpdienst", "Authority or emergency service"), DisclosureBases.Version, DisclosureBases.Source, DisclosureBases.Authorities),
        new("emergency-reason", new("Motif d'une communication en urgence", "Reden van een mededeling in nood", "Reason of a disclosure in an emergency"), DisclosureBases.Version, DisclosureBases.Source, DisclosureBases.Emergencies),
    ];

    private static CodeList ActingProofs => new(
        "acting-proof", new("Preuve d'une représentation ou d'une confiance", "Bewijs van vertegenwoordiging of vertrouwen", "Proof of a representation or trust"), CapacityRules.Version, CapacityRules.Source,
        [.. CapacityRules.Proofs.Select(proof => new Coded(proof.Code, proof.Label))]);

    private static CodeList[] Protections =>
    [
        new("protection-decision", new("Décision de protection", "Beschermingsbeslissing", "Protection decision"), ProtectionRules.Version, ProtectionRules.Source, ProtectionRules.Decisions),
        new(
            "protection-ground", new("Base légale d'une décision de protection", "Wettelijke grond van een beschermingsbeslissing", "Legal ground of a protection decision"), ProtectionRules.Version, ProtectionRules.Source,
            [.. ProtectionRules.Grounds.Select(ground => new Coded(ground.Code, ground.Label) { Source = ground.Source, Elsewhere = NoneIsNull([.. ground.Articles.Select(Numbered)]) })]),
    ];

    private static string Numbered(ArticleNumber number) => $"{number.Law}, article {number.Article}{(number.Verified ? "" : " (unverified)")}";

    private static CodeList Requests => new(
        "request-kind", new("Ce qui est demandé à un relais", "Wat aan een relais wordt gevraagd", "What is asked of a relay"), RequestKinds.Version, RequestKinds.Source,
        [.. RequestKinds.All.Select(kind => new Coded(kind.Code, kind.Label) { Meaning = kind.Meaning })]);

    private static CodeList Doors => new(
        "request-door", new("À qui le demander plutôt", "Aan wie het beter gevraagd wordt", "Of whom to ask it instead"), RequestKinds.Version,
        "Choice of this service, by the reason of the refusal; blanks in braces are filled in the answer", RequestKinds.Next);

    private static CodeList Next => new("access-next", new("Que faire après un refus", "Wat te doen na een weigering", "What to do after a refusal"), Access.AccessNext.Version, Access.AccessNext.Source, Access.AccessNext.All);

    private static CodeList Titles => new("problem", new("Raison d'un refus", "Reden van een weigering", "Reason of a refusal"), ProblemTitles.Version, ProblemTitles.Source, ProblemTitles.All);

    private static ImmutableArray<Instrument> InForce => [.. Instruments.All.Select(row => row.Code).Distinct().Select(code => Instruments.Find(code)!)];

    private static IEnumerable<CodeList> OfCases() =>
    [
        OfCase("closing-reason", new("Motif de clôture", "Reden van afsluiting", "Reason of closing"), CaseCodes.Closing),
        OfCase("reopening-reason", new("Motif de réouverture", "Reden van heropening", "Reason of reopening"), CaseCodes.Reopening),
        OfCase("assignment-reason", new("Motif de désignation", "Reden van aanduiding", "Reason of an assignment"), CaseCodes.Assignment),
        OfCase("intensity-reason", new("Motif d'une intensité", "Reden van een intensiteit", "Reason of a care intensity"), CaseCodes.Intensity),
        OfCase("moving-reason", new("Motif de report", "Reden van uitstel", "Reason to do a step later"), CaseCodes.Moving),
        OfCase("not-relevant-reason", new("Motif pour écarter une étape", "Reden om een stap opzij te zetten", "Reason to set a step aside"), CaseCodes.NotRelevant),
        OfCase("pausing-reason", new("Motif d'une pause", "Reden van een pauze", "Reason of a pause"), CaseCodes.Pausing),
        OfCase("recontact-way", new("Voie de reprise de contact", "Weg om opnieuw contact te zoeken", "Way of seeking contact again"), CaseCodes.Recontacting),
        OfCase("recontact-outcome", new("Résultat d'une reprise de contact", "Resultaat van opnieuw contact zoeken", "Outcome of seeking contact again"), CaseCodes.RecontactOutcomes),
        new(
            "life-event", new("Événement de vie", "Levensgebeurtenis", "Life event"), LifeCodes.Version, "Domain reference of this service",
            [.. LifeCodes.All.Select(kind => new Coded(kind.Code, kind.Label) { Source = kind.Source })]),
        OfCase("access-reason", new("Motif d'une demande d'accès", "Reden van een toegangsvraag", "Reason to ask for access"), CaseCodes.Access),
    ];

    private static CodeList OfCase(string name, Label label, ReasonList reasons) =>
        new(name, label, CaseCodes.Version, "Choice of this service", [.. reasons.All.Select(reason => new Coded(reason.Code, reason.Label))]);

    private static ImmutableArray<string>? Elsewhere(FactorCode factor) => NoneIsNull(
        [.. factor.Sdoh.Select(code => $"SDOHCC {code}"), .. factor.Icd.Select(code => $"ICD-10 {code}"), .. factor.Snomed is { } snomed ? [$"SNOMED CT {snomed}"] : Array.Empty<string>()]);

    private static ImmutableArray<string>? Elsewhere(Instrument instrument) => NoneIsNull(
        [.. instrument.LoincIn.Select(code => $"LOINC {code}"), .. instrument.Snomed is { } snomed ? [$"SNOMED CT {snomed}"] : Array.Empty<string>()]);

    private static ImmutableArray<string>? NoneIsNull(ImmutableArray<string> codes) => codes.IsEmpty ? null : codes;

    private sealed record Words(string Version, ImmutableArray<WrittenList> Lists);

    private sealed record WrittenList(string Name, Label Label, string Source, ImmutableArray<Coded> Codes);
}

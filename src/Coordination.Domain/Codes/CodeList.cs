using System.Collections.Immutable;

namespace Coordination.Domain.Codes;

/// <summary>One code with its words.</summary>
/// <param name="Code">As requests and answers carry it.</param>
/// <param name="Label">Its words.</param>
public sealed record Coded(string Code, Label Label)
{
    /// <summary>What it is about or what it asks for, where the words alone do not say.</summary>
    public Label? Meaning { get; init; }

    /// <summary>Code of the list's own that it belongs to: the instrument of an indicator, the domain of a factor.</summary>
    public string? Of { get; init; }

    /// <summary>The same in other systems, for example <c>ICD-10 Z59.0</c>.</summary>
    public ImmutableArray<string>? Elsewhere { get; init; }

    /// <summary>Where this code comes from, where it is not the source of the whole list.</summary>
    public string? Source { get; init; }
}

/// <summary>A list of codes as reference data: what a field may hold, or what it usually holds where unknown codes are kept too.</summary>
/// <param name="Name">Last part of its address, for example <c>factor</c>.</param>
/// <param name="Label">What the list is of.</param>
/// <param name="Version">Version of the reference data it is read from.</param>
/// <param name="Source">Where it comes from: a text that can be read, or a choice of the service.</param>
/// <param name="Codes">In the order of the reference data.</param>
public sealed record CodeList(string Name, Label Label, string Version, string Source, ImmutableArray<Coded> Codes);

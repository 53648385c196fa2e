using System.Globalization;

namespace Coordination.Proofs.Canaries;

/// <summary>Looks through every place: no text of a person, and in each place one that was put there to be found.</summary>
internal sealed class Looking(Planted planted, Findings findings)
{
    private const int Told = 20;

    private readonly List<string> _said = [];

    public void Look(IReadOnlyList<Place> places)
    {
        foreach (var place in places)
        {
            Look(place);
        }
    }

    /// <summary>One line for each place.</summary>
    public void Say() => _said.ForEach(Console.WriteLine);

    private void Look(Place place)
    {
        var (hits, found, shown, open) = (new Hits(planted), 0, 0, 0);
        HashSet<string> controls = [];
        foreach (var (file, hit) in place.Files.Where(File.Exists).SelectMany(file => hits.In(file).Select(hit => (file, hit))))
        {
            switch (hit)
            {
                case { Kind: Planted.Control }: controls.Add(hit.Form); break;
                case { Kind: Planted.Open }: open++; break;
                case { Field: { } field } when place.MayShow.Keys.Any(end => field.EndsWith(end, StringComparison.Ordinal)): shown++; break;
                default: Add(place, file, hit, found++); break;
            }
        }

        findings.Demand(place.Controls.All(controls.Contains), "a text that was put there was not found", $"{place.Name}: only {string.Join(", ", controls)}");
        findings.Demand(!place.ShowsWhatIsInClear || open > 0, "what is in clear by design was not found", place.Name);
        _said.Add(string.Create(CultureInfo.InvariantCulture, $"{place.Name}: {place.Files.Count} files, {hits.BytesRead / 1e6:0.0} MB, hits {found}")
            + (place.ShowsWhatIsInClear ? $", by design in clear {open}" : "") + (place.MayShow.Count > 0 ? $", addresses it must carry {shown}" : ""));
    }

    private void Add(Place place, string file, Hit hit, int before)
    {
        if (before < Told)
        {
            findings.Add($"a text of a person stands in the {place.Name}", $"{Path.GetFileName(file)} ({hit.Form}): {hit.Field ?? hit.Kind} in “{hit.Around}”");
        }
    }
}

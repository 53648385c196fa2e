namespace Coordination.Domain;

/// <summary>Words shown for a code of reference data, in the three languages of the product. French is the default.</summary>
public sealed record Label(string Fr, string Nl, string En)
{
    public string In(string language) => language switch
    {
        "nl" => Nl,
        "en" => En,
        _ => Fr,
    };
}

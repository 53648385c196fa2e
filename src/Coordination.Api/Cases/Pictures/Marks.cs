namespace Coordination.Api.Cases.Pictures;

/// <summary>Outlines of the marks of a picture, as SVG path data: each shape means one thing, so that none is told by colour alone.</summary>
internal static class Marks
{
    public static string Diamond(double x, double y, double r) => $"M{Svg.Number(x)} {Svg.Number(y - r)}L{Svg.Number(x + r)} {Svg.Number(y)}L{Svg.Number(x)} {Svg.Number(y + r)}L{Svg.Number(x - r)} {Svg.Number(y)}Z";

    public static string Cross(double x, double y, double r) => $"M{Svg.Number(x - 1)} {Svg.Number(y - r)}H{Svg.Number(x + 1)}V{Svg.Number(y + r)}H{Svg.Number(x - 1)}ZM{Svg.Number(x - r)} {Svg.Number(y - 1)}H{Svg.Number(x + r)}V{Svg.Number(y + 1)}H{Svg.Number(x - r)}Z";

    public static string Triangle(double x, double y) => $"M{Svg.Number(x)} {Svg.Number(y - 9)}L{Svg.Number(x + 6)} {Svg.Number(y + 3)}H{Svg.Number(x - 6)}Z";

    public static string Star(double x, double y) => $"M{string.Join('L', Enumerable.Range(0, 10).Select(i => (r: i % 2 == 0 ? 8 : 3.4, a: (Math.PI / 5 * i) - (Math.PI / 2))).Select(p => $"{Svg.Number(x + (p.r * Math.Cos(p.a)))} {Svg.Number(y + (p.r * Math.Sin(p.a)))}"))}Z";

    public static string Flag(double x, double y) => $"M{Svg.Number(x)} {Svg.Number(y + 26)}V{Svg.Number(y + 8)}L{Svg.Number(x + 10)} {Svg.Number(y + 12)}L{Svg.Number(x)} {Svg.Number(y + 16)}";
}

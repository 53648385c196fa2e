using System.Text;

namespace Coordination.Proofs.Canaries;

/// <summary>A text that is put into every place, in every form the search knows: where it is not found, nothing else would be.</summary>
internal static class Controls
{
    /// <summary>Forms that stand in text.</summary>
    public static IReadOnlyList<string> Written { get; } = ["clear", "hexadecimal", "base64", "base64 of UTF-16"];

    /// <summary>Forms that stand in bytes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Written, "UTF-16"];

    private static byte[] Plain => Encoding.UTF8.GetBytes(Planted.Control);

    private static byte[] Wide => Encoding.Unicode.GetBytes(Planted.Control);

    private static string Text =>
        $"{Planted.Control} {Convert.ToHexString(Plain)} {Convert.ToBase64String(Plain)} {Convert.ToBase64String([1, .. Plain])} {Convert.ToBase64String([1, 2, .. Plain])} {Convert.ToBase64String(Wide)}";

    public static async Task PutAsync(Ground ground, Places places, TraceSink traces)
    {
        foreach (var table in new[] { "hangfire.control", "coordination.outbox_control" })
        {
            await ground.ExecuteAsync($"create table {table} as select '{Text}'::text as written, '\\x{Convert.ToHexString(Wide)}'::bytea as bytes");
        }

        byte[] bytes = [.. Encoding.UTF8.GetBytes(Text), .. Wide];
        await File.AppendAllTextAsync(ground.Log, Text);
        await File.WriteAllBytesAsync(Path.Combine(places.Mails, "control.eml"), bytes);
        await File.WriteAllBytesAsync(Path.Combine(ground.State, "control"), bytes);
        using var http = new HttpClient();
        using var content = new ByteArrayContent(bytes);
        (await http.PostAsync(new Uri(traces.Address), content)).EnsureSuccessStatusCode();
    }
}

using Coordination.Api.Configuration;

namespace Coordination.Api.Commands;

/// <summary><c>health</c>: asks the running application, so that a container needs no other program to be checked.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static readonly Subcommand Definition = new(
        "health",
        "asks the application on this machine whether it is ready",
        """
        health [--url <address>]: asks /health/ready and prints the answer. Exit code 0 when ready, else 1.

          --url <address>      default: the port of Urls or ASPNETCORE_URLS on this machine, else http://127.0.0.1:5080
        """,
        RunAsync)
    {
        Options = ["url"],
        ReadsSettings = true,
    };

    private static async Task<int> RunAsync(string[] args)
    {
        var address = AddressOf(Sources.Read(args));
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(new Uri(address), "/health/ready"));
            Console.WriteLine((await answer.Content.ReadAsStringAsync()).TrimEnd());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new CommandRefused($"{address} does not answer: {e.Message}");
        }
    }

    internal static string AddressOf(IConfiguration configuration)
    {
        if (configuration.Text("url") is { } given)
        {
            return Uri.TryCreate(given, UriKind.Absolute, out _) ? given : throw new CommandRefused("--url takes an address as http://127.0.0.1:8080.");
        }

        var first = (configuration.Text("Urls") ?? configuration.Text("ASPNETCORE_URLS") ?? ServeCommand.UsualAddress).Split(';')[0];
        var bound = BindingAddress.Parse(first);
        return bound.Host is "+" or "*" or "0.0.0.0" or "[::]" ? $"{bound.Scheme}://127.0.0.1:{bound.Port}" : first;
    }
}

using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Access;
using MediatR;
using Npgsql;
using ICommand = Coordination.Api.Access.ICommand;

namespace Coordination.Api.Demo;

/// <summary>The invented service of development: La Croche with two sites, its personas and its relays. Made by the same commands as real data, and only once.</summary>
internal static class DemoService
{
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken ct)
    {
        // Whoever is there was made by an earlier start: what somebody did to her since, ending her included, stays.
        var known = await KnownAsync(services.GetRequiredService<Databases>(), ct);
        foreach (var (label, supervisor) in new[] { ("CHC MontLégia", Personas.Supervisor), ("CHC Heusy", Personas.SupervisorHeusy) }.Where(s => !known.Contains(LoginOf(s.Item2))))
        {
            await using var scope = services.CreateAsyncScope();
            await SetUpAsync(scope.ServiceProvider.GetRequiredService<Installation>(), supervisor.Site!, label, supervisor, ct);
        }

        await DemoDirectory.EnsureAsync(services, ct);
        foreach (var persona in Personas.All.Where(p => p.Role != Role.Supervisor && !known.Contains(LoginOf(p))))
        {
            await SendAsync(services, SupervisorOf(persona), Creation(persona), ct);
        }
    }

    /// <summary>Sends a command as a persona, the way a door does.</summary>
    /// <param name="name">Name of the act: it is done once, and what it makes has ids that follow from the name.</param>
    public static Task<Reply> SendAsync(IServiceProvider services, Persona by, ICommand command, CancellationToken ct, string? name = null) =>
        SendAsync(services, new Login(by.Id, Personas.Service, by.Role == Role.Ehr), command, ct, name);

    /// <summary>The same, by whoever this login is.</summary>
    public static async Task<Reply> SendAsync(IServiceProvider services, Login by, ICommand command, CancellationToken ct, string? name = null)
    {
        await using var scope = services.CreateAsyncScope();
        var request = scope.ServiceProvider.GetRequiredService<RequestScope>();
        request.Login = by;
        request.Key = name;
        scope.ServiceProvider.GetRequiredService<Work>().IdsFrom = name;
        var reply = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, ct);
        return reply.Refusal is null && reply.Denied is null
            ? reply
            : throw new InvalidOperationException(
                $"Demonstration data: {command.GetType().Name} by {by.Account} ({name}) was answered {reply.Refusal?.Code ?? reply.Denied?.Row}: {reply.Refusal?.Sentence}");
    }

    private static Persona SupervisorOf(Persona persona) => persona.Site == Personas.Heusy ? Personas.SupervisorHeusy : Personas.Supervisor;

    private static ICommand Creation(Persona p) => p.Role == Role.Ehr
        ? new RegisterClient(new() { Issuer = DevelopmentIssuer.Issuer, Subject = p.Subject, Site = p.Site!, Organisation = p.Name })
        : new CreateAccount(new()
        {
            Issuer = DevelopmentIssuer.Issuer,
            Subject = p.Subject,
            Name = p.Name,
            Role = p.Role,
            Site = p.Site,
            Discipline = p.Discipline,
            RelayId = p.Relay is null ? null : DemoNetwork.IdOf(Personas.Service, p.Relay),
            PersonId = p.Role == Role.Parent ? Ids.Derived("demo-person", p.Subject) : null,
            Proof = "demonstration",
            Telephone = "+32 4 000 00 00",
            Mail = MailOf(p),
        });

    private static Guid LoginOf(Persona persona) => Ids.Account(DevelopmentIssuer.Issuer, persona.Subject);

    private static async Task<HashSet<Guid>> KnownAsync(Databases databases, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand("select account from coordination.login where service = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Personas.Service });
        await using var reader = await command.ExecuteReaderAsync(ct);
        HashSet<Guid> known = [];
        while (await reader.ReadAsync(ct))
        {
            known.Add(reader.GetGuid(0));
        }

        return known;
    }

    private static string MailOf(Persona p) => $"{p.Subject}@demo.example";

    private static async Task SetUpAsync(Installation installation, string site, string label, Persona supervisor, CancellationToken ct)
    {
        if (await installation.SetUpAsync(Personas.Service, "La Croche", site, label, new(DevelopmentIssuer.Issuer, supervisor.Subject, MailOf(supervisor)), ct) is { } refusal)
        {
            throw new InvalidOperationException($"Demonstration data: {refusal.Code}.");
        }
    }
}

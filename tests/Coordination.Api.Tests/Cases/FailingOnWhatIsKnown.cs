using Coordination.Api.Access;
using Coordination.Api.Cases;
using Coordination.Api.Cases.Views;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>What fails on what was known is decided anew on what is stored: only what fails there too has failed.</summary>
public sealed class FailingOnWhatIsKnown : TwoNodes
{
    private readonly List<int> _decidedOn = [];

    [Fact]
    public async Task A_command_that_fails_on_what_another_node_changed_is_decided_anew()
    {
        var file = await ChangedThereAsync();

        var reply = await DecideAsync(file, FailsOn(contacts: 0));

        Assert.Null(reply.Refusal);
        Assert.Equal([0, 1], _decidedOn);
    }

    [Fact]
    public async Task A_reading_that_fails_on_what_another_node_changed_begins_anew()
    {
        var file = await ChangedThereAsync();

        var answer = await ReadAsync(file, FailsOn(contacts: 0));

        Assert.Null(answer.Denied);
        Assert.Equal([0, 1], _decidedOn);
    }

    [Fact]
    public async Task What_fails_on_what_is_stored_has_failed()
    {
        var file = await ChangedThereAsync();

        await Assert.ThrowsAsync<KeyNotFoundException>(() => DecideAsync(file, FailsOn(contacts: 1)));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => ReadAsync(file, FailsOn(contacts: 1)));

        // By then it is known as it is stored: the reading asks once more all the same.
        Assert.Equal([0, 1, 1, 1], _decidedOn);
    }

    [Fact]
    public async Task A_case_that_a_restored_server_does_not_have_is_unknown_and_no_failure()
    {
        var path = await KnownAsync();
        var file = path.Split('/')[^1];
        await Api.Raw.DoAsync($"delete from coordination.mt_events where stream_id = '{file}'; delete from coordination.mt_streams where id = '{file}'; delete from coordination.mt_doc_casefile where id = '{file}'");

        (await Api.As(People.Midwife).DoAsync($"{path}/contacts", new { text = "Passée la voir." })).ExpectProblem(404, "not-found");
    }

    /// <summary>A case that the first node knows as it was before the second one noted a contact.</summary>
    private async Task<Guid> ChangedThereAsync()
    {
        var path = await KnownAsync();
        await ThereAsync(People.Midwife, $"{path}/contacts", new { text = "Écrit ailleurs." });
        return Guid.Parse(path.Split('/')[^1]);
    }

    // As a rule would that looks for something which the state at hand does not hold.
    private Action<Work> FailsOn(int contacts) => work =>
    {
        var noted = work.Case.State.Contacts.Length;
        _decidedOn.Add(noted);
        if (noted == contacts)
        {
            throw new KeyNotFoundException();
        }
    };

    private async Task<Reply> DecideAsync(Guid file, Action<Work> decide)
    {
        await using var scope = Api.Services.CreateAsyncScope();
        var work = WorkOf(scope.ServiceProvider);
        return await scope.ServiceProvider.GetRequiredService<IPipelineBehavior<NoteContact, Reply>>().Handle(new(new() { CaseId = file }), CancellationToken.None, () =>
        {
            decide(work);
            return Task.FromResult(Reply.Done(new Receipt(file)));
        });
    }

    private async Task<Answer<CaseCard>> ReadAsync(Guid file, Action<Work> read)
    {
        await using var scope = Api.Services.CreateAsyncScope();
        var work = WorkOf(scope.ServiceProvider);
        return await scope.ServiceProvider.GetRequiredService<IPipelineBehavior<ReadCase, Answer<CaseCard>>>().Handle(new(file, null), CancellationToken.None, () =>
        {
            read(work);
            return Task.FromResult(new Answer<CaseCard>(null));
        });
    }

    private static Work WorkOf(IServiceProvider services)
    {
        services.GetRequiredService<RequestScope>().Login = new Login(People.Midwife.Id, Personas.Service, Machine: false);
        return services.GetRequiredService<Work>();
    }
}

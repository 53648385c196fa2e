using Coordination.Api.Access;
using Coordination.Api.Alerts;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Coordination.Api.Tests.Faults;

/// <summary>The connection dies at a chosen moment of a command or a read: the caller hears that nobody knows, and the key decides later.</summary>
public sealed class LosingTheDatabase(LosingTheDatabase.Cutting api) : IClassFixture<LosingTheDatabase.Cutting>
{
    [Theory]
    [InlineData("before insert on coordination.alert_head", "")]
    [InlineData("after insert on coordination.alert_head", "deferrable initially deferred")]
    public async Task A_command_cut_while_it_saves_is_unknown_and_its_repeat_is_done_once(string moment, string deferred)
    {
        await CutAsync(moment, deferred);
        var lost = await RaiseAsync(deferred);
        await MendAsync();

        lost.ExpectProblem(503, "outcome-unknown");
        await ExpectOneAsync(await RaiseAsync(deferred), deferred);
    }

    [Fact]
    public async Task A_command_cut_between_reading_and_saving_is_unknown_and_its_repeat_is_done_once()
    {
        api.CutNext = true;
        var lost = await RaiseAsync("between");

        lost.ExpectProblem(503, "outcome-unknown");
        await ExpectOneAsync(await RaiseAsync("between"), "between");
    }

    [Fact]
    public async Task A_connection_that_died_while_nobody_used_it_is_unknown_and_its_repeat_is_done_once()
    {
        (await RaiseAsync("idle")).Expect(201);
        await api.Raw.AskAsync<long>("select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

        (await RaiseAsync("idle-2")).ExpectProblem(503, "outcome-unknown");

        await ExpectOneAsync(await RaiseAsync("idle-2"), "idle-2");
    }

    [Fact]
    public async Task A_read_whose_audit_entry_cannot_be_written_shows_nothing()
    {
        var opened = await api.OpenCaseAsync();
        await CutAsync("before insert on coordination.audit_entry", "");
        var lost = await api.As(People.Midwife).AskAsync($"/v1/cases/{opened}");
        await MendAsync();

        lost.ExpectProblem(503, "outcome-unknown");
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{opened}")).Expect(200);
    }

    private Task<HttpAnswer> RaiseAsync(string key) => api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert(), key: Named(key));

    private static string Named(string key) => $"cut-{key.Replace(' ', '-')}";

    private async Task ExpectOneAsync(HttpAnswer again, string key)
    {
        Assert.Equal(1, await api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where stream_id = '{again.Expect(201).Id}'"));
        Assert.Equal(1, await api.Raw.AskAsync<long>($"select count(*) from coordination.inbox where key = '{Named(key)}'"));
    }

    private async Task CutAsync(string moment, string deferred) => await api.Raw.DoAsync($"""
        create function coordination.cut() returns trigger language plpgsql security definer as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
        create {(deferred.Length > 0 ? "constraint " : "")}trigger cut {moment} {deferred} for each row execute function coordination.cut();
        """);

    private async Task MendAsync() => await api.Raw.DoAsync("drop function coordination.cut() cascade");

    /// <summary>A host that can lose its connection just before a handler runs.</summary>
    public sealed class Cutting : ApiFixture
    {
        internal bool CutNext { get; set; }

        protected override void Adjust(WebApplicationBuilder builder) =>
            builder.Services.AddScoped<IPipelineBehavior<RaiseAlert, Reply>>(provider => new Cut(this, provider.GetRequiredService<Work>()));
    }

    private sealed class Cut(Cutting api, Work work) : IPipelineBehavior<RaiseAlert, Reply>
    {
        public async Task<Reply> Handle(RaiseAlert request, CancellationToken cancellationToken, RequestHandlerDelegate<Reply> next)
        {
            if (api.CutNext)
            {
                api.CutNext = false;
                var connection = (NpgsqlConnection)await work.ConnectionAsync(cancellationToken);
                await api.Raw.AskAsync<bool>($"select pg_terminate_backend({connection.ProcessID}, 5000)");
            }

            return await next();
        }
    }
}

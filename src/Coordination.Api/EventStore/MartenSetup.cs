using System.Text.Json;
using System.Text.Json.Serialization;
using JasperFx;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;
using Npgsql;
using Weasel.Core;

namespace Coordination.Api.EventStore;

/// <summary>One event store: conjoined tenants, quick append with our clock's time, a state snapshot per stream kind.</summary>
internal static class MartenSetup
{
    public const string Schema = "coordination";

    /// <summary>How events, snapshots and stored answers are written. Set once, before the first event: it is a storage format.</summary>
    public static JsonSerializerOptions Json { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static StoreOptions Options(NpgsqlDataSource source, TimeProvider clock)
    {
        var options = new StoreOptions { DatabaseSchemaName = Schema, AutoCreateSchemaObjects = AutoCreate.None };
        options.Connection(source);
        options.Events.DatabaseSchemaName = Schema;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.TimeProvider = clock;
        options.Policies.AllDocumentsAreMultiTenanted();
        options.Policies.DisableInformationalFields();
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, o => Configure(o));
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
        foreach (var (type, name) in EventNames.All)
        {
            options.Events.MapEventType(type, name);
        }

        NeverAgainByItself(options);
        Snapshots(options);
        return options;
    }

    // A failed batch is tried again by nobody but the pipeline, which decides on the new state. Marten would try it on a connection of the
    // store's own pool, whose role sees every tenant and writes no event.
    private static void NeverAgainByItself(StoreOptions options)
    {
        options.ConfigurePolly(_ => { });
        options.ConfigureWritePolly(_ => { });
    }

    private static void Snapshots(StoreOptions options)
    {
        Add(options, StreamKinds.Alert);
        Add(options, StreamKinds.Case);
        Add(options, StreamKinds.Handover);
        Add(options, StreamKinds.Concertation);
        Add(options, StreamKinds.Glass);
        Add(options, StreamKinds.Request);
        Add(options, StreamKinds.Consultation);
        Add(options, StreamKinds.Sample);
        Add(options, StreamKinds.Transfer);
        Add(options, StreamKinds.Relay);
        Add(options, StreamKinds.Account);
        Add(options, StreamKinds.Client);
        Add(options, StreamKinds.Service);
        Add(options, StreamKinds.Erasure);
    }

    private static void Add<TState>(StoreOptions options, StreamKind<TState> kind)
        where TState : class
    {
        // Only the policy, not the session setting, which would cost a round trip: a tenant's connections carry it from their start.
        options.Schema.For<TState>().UseRowLevelSecurity(Databases.TenantSetting);
        options.Projections.Add(new SnapshotProjection<TState>(kind, EventNames.Of(typeof(TState))), ProjectionLifecycle.Inline);
    }

    private static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}

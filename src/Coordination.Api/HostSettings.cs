using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Identity;
using Coordination.Api.Obligations;
using Coordination.Api.Observability;
using Coordination.Api.Outbox;
using Coordination.Api.Samples;
using Coordination.Api.Vault;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Samples;

namespace Coordination.Api;

/// <summary>What must be known before the application is built.</summary>
internal sealed record HostSettings(DatabaseSettings Database, WrappingKey WrappingKey, TimeProvider Clock)
{
    public string[] Arguments { get; init; } = [];

    public string Environment { get; init; } = Environments.Production;

    public string StateFolder { get; init; } = "";

    public AuthSettings Auth { get; init; } = AuthSettings.None;

    public TelemetrySettings Telemetry { get; init; } = TelemetrySettings.Off;

    public bool JsonLogs { get; init; }

    /// <summary>The start brings the database to this build's schema; otherwise the <c>migrate</c> command does, under another login.</summary>
    public bool Migrate { get; init; }

    /// <summary>Null outside development: then no token of ours is accepted.</summary>
    public DevelopmentIssuer? DevelopmentIssuer { get; init; }

    /// <summary>How the sweep works; seconds in fault runs, minutes in life.</summary>
    public SweepSettings Sweep { get; init; } = new(100, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(15));

    /// <summary>When, in Belgium, the rows of what is owed are held against the events.</summary>
    public ReconcileSettings Reconcile { get; init; } = new(new TimeOnly(2, 30), 200);

    /// <summary>How many accesses are drawn to be reviewed, and how often.</summary>
    public SamplingSettings Sampling { get; init; } = new(SampleRate.Usual, 7);

    /// <summary>Rules by which everything is owed; another one than that in force only in a trial.</summary>
    public PlanVersion Plan { get; init; } = Plans.Current;

    /// <summary>How the audit log is numbered and signed.</summary>
    public AuditSettings Audit { get; init; } = AuditSettings.None;

    public LaneSettings Lanes { get; init; } = LaneSettings.Usual;

    public CommitProfile CommitProfile { get; init; } = CommitProfile.Single;

    public MailSettings Mail { get; init; } = new(null, 587, null, true, "coordination@localhost", "messages@localhost");

    /// <summary>Hangfire and the hosted turns run here; off where a test turns the handle itself.</summary>
    public bool Clockwork { get; init; } = true;

    /// <summary><c>all</c>, <c>api</c> or <c>worker</c>.</summary>
    public string Role { get; init; } = "all";
}

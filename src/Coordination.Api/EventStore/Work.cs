using Coordination.Api.Access;
using Coordination.Api.Identity;
using Coordination.Api.Vault;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;
using Marten;
using Npgsql;

namespace Coordination.Api.EventStore;

/// <summary>
/// One unit of work: what a request read, what it will write, and the single transaction that makes all of it true or none.
/// Scoped; opened by the pipeline, used by handlers, committed by the pipeline.
/// </summary>
internal sealed partial class Work(Databases databases, IDocumentStore store, TimeProvider clock, KeyRings keyRings, PlanVersion plan, SnapshotCache snapshots, ReachCache reaches, Epoch epoch, StoreRows storeRows) : IAsyncDisposable
{
    private readonly List<OpenStream> _streams = [];
    private NpgsqlConnection? _connection;
    private IDocumentSession? _session;
    private int _named;
    private string _tenant = "";

    /// <summary>Rules by which everything of this work is owed.</summary>
    public PlanVersion Plan { get; } = plan;

    public Caller Caller { get; private set; } = new(Guid.Empty, "");

    /// <summary>The instant of this work, UTC: one for all its events.</summary>
    public DateTimeOffset Now { get; private set; }

    public Stamp Stamp => new(Caller.Id, Now);

    public string Service => Caller.Service;

    /// <summary>Fencing epoch that was seen.</summary>
    public long Epoch => epoch.Seen;

    /// <summary>Which try this is: a lost race is decided again.</summary>
    public int Attempt { get; private set; }

    public WrappingKey Wrapping => keyRings.Wrapping;

    /// <summary>Made when first asked for: most questions are answered without one.</summary>
    public IDocumentSession Session => _session ??= OpenSession();

    /// <summary>Keys of persons, loaded as needed.</summary>
    public KeyRing Keys { get; private set; } = null!;

    public OpenStream<CaseFile>? CaseStream { get; private set; }

    public OpenStream<Alert>? AlertStream { get; private set; }

    public OpenStream<Handover>? HandoverStream { get; private set; }

    public OpenStream<Concertation>? ConcertationStream { get; private set; }

    public OpenStream<Relay>? RelayStream { get; private set; }

    public OpenStream<Account>? AccountStream { get; private set; }

    /// <summary>Streams of this work, in the order they were opened.</summary>
    public IReadOnlyList<OpenStream> Streams => _streams;

    public OpenStream<CaseFile> Case => CaseStream ?? throw new InvalidOperationException("This request opened no case.");

    public OpenStream<Handover> Handover => HandoverStream ?? throw new InvalidOperationException("This request opened no handover.");

    public OpenStream<Alert> Alert => AlertStream ?? throw new InvalidOperationException("This request opened no alert.");

    public OpenStream<Concertation> Concertation => ConcertationStream ?? throw new InvalidOperationException("This request opened no concertation.");

    public OpenStream<Relay> Relay => RelayStream ?? throw new InvalidOperationException("This request opened no relay.");

    /// <summary>Kept by the gate between the items of one case.</summary>
    public ItemFrame? ItemFrame { get; set; }

    /// <summary>Ids sort by time: inserts stay at the right edge of every index.</summary>
    public Guid NewId() => IdsFrom is { } name ? Ids.Derived("named", name, $"{_named++}") : Guid.CreateVersion7(Now);

    /// <summary>A name that the ids follow from instead of the time: the demonstration's objects have the same ids everywhere.</summary>
    public string? IdsFrom { get; set; }

    /// <summary>Reads the caller and every stream of the target that the caller may have anything to do with.</summary>
    /// <param name="login">Who asks.</param>
    /// <param name="target">For what.</param>
    /// <param name="ct">Ends with the request.</param>
    /// <param name="toWrite">Whether it may be written.</param>
    /// <param name="way">How it may be reached beside what the caller has to do with it.</param>
    public async Task OpenAsync(Login login, Target target, CancellationToken ct, bool toWrite = true, Way way = Way.Own)
    {
        await BeginAsync(login);
        Attempt++;
        await ConnectAsync(ct);
        await KnowErasuresAsync(ct);
        await LookAsync(new Asking(login, target, way), toWrite, ct);
    }

    private async ValueTask BeginAsync(Login login)
    {
        await ResetAsync();
        Now = clock.GetUtcNow();
        _tenant = login.Service;
        Keys = keyRings.For(login.Service);
    }

    // Opened here and not by the session: a session that opens its own takes it from the store's pool, whose role sees every tenant.
    private async ValueTask ConnectAsync(CancellationToken ct) => _connection = await databases.Of(_tenant).OpenConnectionAsync(ct);

    private IDocumentSession OpenSession()
    {
        var options = Marten.Services.SessionOptions.ForConnection(_connection ?? throw new InvalidOperationException("The work is not open."));
        options.TenantId = _tenant;
        return store.LightweightSession(options);
    }

    /// <summary>Begins a new stream.</summary>
    public OpenStream<TState> Start<TState>(StreamKind<TState> kind, Guid id)
        where TState : class
    {
        var stream = new OpenStream<TState>(id, kind, 0, kind.None);
        _streams.Add(stream);
        return stream;
    }

    /// <summary>A case begun in this work: its heads own what the work's other streams owe.</summary>
    public OpenStream<CaseFile> StartCase(Guid id) => CaseStream = Start(StreamKinds.Case, id);

    /// <summary>A case that the request names beside what it is about: from here on the case at hand. One that is not the caller's is as if absent.</summary>
    public async Task<OpenStream<CaseFile>> OpenCaseAsync(Guid id, CancellationToken ct)
    {
        if (!await ReachesAsync(Target.OfCase(id), ct))
        {
            return Start(StreamKinds.Case, id);
        }

        CaseStream = await OpenAsync(StreamKinds.Case, id, ct);
        Ground = await ReadGroundAsync(ct);
        return CaseStream;
    }

    /// <summary>State of another stream, to read only.</summary>
    public Task<TState?> LoadAsync<TState>(Guid id, CancellationToken ct)
        where TState : class => Session.LoadAsync<TState>(id, ct);

    /// <summary>The work's own connection: the tenant's, so raw SQL on it sees the tenant's rows and no others.</summary>
    public async Task<NpgsqlConnection> ConnectionAsync(CancellationToken ct)
    {
        var connection = _session?.Connection ?? _connection ?? throw new InvalidOperationException("The work is not open.");
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync(ct);
        }

        return connection;
    }

    public async ValueTask DisposeAsync() => await ResetAsync();

    /// <summary>
    /// Gives the connection back: there are few, and who still has something to do for this caller before the answer leaves must not
    /// wait for one while holding another.
    /// </summary>
    public async ValueTask ReleaseAsync()
    {
        if (_session is not null)
        {
            await _session.DisposeAsync();
        }

        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        (_session, _connection) = (null, null);
    }

    private ValueTask ResetAsync()
    {
        _streams.Clear();
        _statements.Clear();
        _named = 0;
        ItemFrame = null;
        _audited.Clear();
        (Supposes, _caller) = (false, default);
        _read.Clear();
        _held.Clear();
        (Ground, Kinds) = (default, []);
        (CaseStream, AlertStream, HandoverStream, ConcertationStream, RelayStream, AccountStream, GlassStream, RequestStream, ConsultationStream, SampleStream, TransferStream) = (null, null, null, null, null, null, null, null, null, null, null);
        return ReleaseAsync();
    }
}

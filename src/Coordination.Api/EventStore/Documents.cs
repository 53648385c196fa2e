using System.Buffers;
using System.Text.Json;

namespace Coordination.Api.EventStore;

/// <summary>Events and states of one commit as the JSON that is stored, in lent memory: a case file is long, and gone once it was sent.</summary>
internal sealed class Documents : IBufferWriter<byte>, IDisposable
{
    private const int Usual = 2048;

    private readonly List<byte[]> _lent = [];
    private Utf8JsonWriter? _writer;
    private byte[] _current = [];
    private int _length;

    /// <summary>Writes one more document. What it returns holds until the memory is given back.</summary>
    public ReadOnlyMemory<byte> Add(object value)
    {
        (_current, _length) = (ArrayPool<byte>.Shared.Rent(Usual), 0);
        _lent.Add(_current);
        if (_writer is null)
        {
            _writer = new(this);
        }
        else
        {
            _writer.Reset(this);
        }

        JsonSerializer.Serialize(_writer, value, value.GetType(), MartenSetup.Json);
        _writer.Flush();
        return _current.AsMemory(0, _length);
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var wanted = _length + Math.Max(sizeHint, 1);
        if (wanted > _current.Length)
        {
            Grow(wanted);
        }

        return _current.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>
    /// Lends the memory to others again, once all of it was sent and answered. That of a batch that failed or was given up is left to the
    /// collector: a send may still be reading it.
    /// </summary>
    public void GiveBack()
    {
        foreach (var array in _lent)
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        _lent.Clear();
    }

    public void Dispose() => _writer?.Dispose();

    private void Grow(int wanted)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, _current.Length * 2));
        _current.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_current);
        (_current, _lent[^1]) = (larger, larger);
    }
}

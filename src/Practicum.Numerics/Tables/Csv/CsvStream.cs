using System.Runtime.InteropServices;
using Practicum.Numerics.Tables.Csv.Bulk;

namespace Practicum.Numerics.Tables.Csv;

/// <summary>A stream that can be sought in, through two buffers: while one is worked on, the other is filled.</summary>
/// <param name="stream">The stream; nobody else may read it until <see cref="Restart"/> or <see cref="Dispose"/>.</param>
/// <param name="options">How large a window is.</param>
internal sealed unsafe class CsvStream(Stream stream, CsvOptions options) : CsvSource
{
    private readonly long _start = stream.Position;
    private readonly long _length = stream.Length - stream.Position;
    private Buffer _current = new();
    private Buffer _spare = new();
    private Task? _ahead;
    private long _left;

    /// <inheritdoc/>
    public override long Length => _length;

    /// <inheritdoc/>
    public override void Restart()
    {
        Wait();
        stream.Position = _start;
        _left = _length;
        (_current.Begin, _current.End) = (0, 0);
        (_spare.Begin, _spare.End) = (0, 0);
    }

    /// <inheritdoc/>
    public override ByteWindow Next(int from, out bool last)
    {
        Wait();
        var kept = _current.Bytes.AsSpan(_current.Begin + from, _current.End - _current.Begin - from);
        if (_spare.End == 0)
            Fill(_spare, kept.Length);
        if (kept.Length > _spare.Begin)
            _spare = Moved(_spare, kept.Length);
        _spare.Begin -= kept.Length;
        kept.CopyTo(_spare.Bytes.AsSpan(_spare.Begin));
        (_current, _spare) = (_spare, _current);
        last = _left == 0;
        _spare.End = 0;
        if (!last)
            _ahead = Task.Run(() => Fill(_spare, options.WindowBytes / 8));
        return new((byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_current.Bytes, _current.Begin), _current.End - _current.Begin);
    }

    /// <inheritdoc/>
    public override void Dispose() => Wait();

    /// <summary>Fills a buffer, with room before it for a row that began in the one before.</summary>
    private void Fill(Buffer buffer, int room)
    {
        var size = (int)Math.Min(options.WindowBytes, _left);
        if (buffer.Bytes.Length < room + size)
            buffer.Bytes = GC.AllocateUninitializedArray<byte>(room + size, pinned: true);
        var read = stream.ReadAtLeast(buffer.Bytes.AsSpan(room, size), size, throwOnEndOfStream: false);
        (buffer.Begin, buffer.End) = (room, room + read);
        _left = read < size ? 0 : _left - read;
    }

    /// <summary>The buffer in a larger array, with room for a long row before it, and as many bytes more as the row has, so that its length doubles.</summary>
    private Buffer Moved(Buffer buffer, int room)
    {
        var length = buffer.End - buffer.Begin;
        if ((long)room + length > options.MaxWindowBytes)
            throw new CsvRowTooLongException();
        var more = (int)Math.Min(Math.Min(room, _left), options.MaxWindowBytes - room - length);
        var moved = GC.AllocateUninitializedArray<byte>(room + length + more, pinned: true);
        buffer.Bytes.AsSpan(buffer.Begin, length).CopyTo(moved.AsSpan(room));
        var read = stream.ReadAtLeast(moved.AsSpan(room + length), more, throwOnEndOfStream: false);
        _left = read < more ? 0 : _left - read;
        return new() { Bytes = moved, Begin = room, End = room + length + read };
    }

    private void Wait()
    {
        _ahead?.GetAwaiter().GetResult();
        _ahead = null;
    }

    private sealed class Buffer
    {
        public byte[] Bytes = [];
        public int Begin;
        public int End;
    }
}

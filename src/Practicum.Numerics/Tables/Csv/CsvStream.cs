using Practicum.Numerics.Tables.Csv.Bulk;

namespace Practicum.Numerics.Tables.Csv;

/// <summary>A stream that can be sought in, through two buffers: one is being read while the other is being filled.</summary>
/// <param name="stream">The stream.</param>
/// <param name="options">How large a window is.</param>
internal sealed unsafe class CsvStream(Stream stream, CsvOptions options) : CsvSource
{
    private readonly long _start = stream.Position;
    private byte[] _current = [];
    private byte[] _spare = [];
    private int _used;

    /// <inheritdoc/>
    public override long Length => stream.Length - _start;

    /// <inheritdoc/>
    public override void Restart()
    {
        _used = 0;
        stream.Position = _start;
    }

    /// <inheritdoc/>
    public override ByteWindow Next(int from, out bool last)
    {
        var kept = _used - from;
        var size = Math.Max(_current.Length, (int)Math.Min(options.WindowBytes, Length + 1));
        if (kept > size / 2)
            size = kept >= options.MaxWindowBytes ? throw new CsvRowTooLongException() : (int)Math.Min(options.MaxWindowBytes, 2L * size);
        if (_spare.Length < size)
            _spare = GC.AllocateUninitializedArray<byte>(size, pinned: true);
        _current.AsSpan(from, kept).CopyTo(_spare);
        (_current, _spare) = (_spare, _current);
        _used = kept + stream.ReadAtLeast(_current.AsSpan(kept), _current.Length - kept, throwOnEndOfStream: false);
        last = _used < _current.Length;
        return new((byte*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_current, 0), _used);
    }
}

using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>
/// Gives packed bytes to an inflater so that it shows where it stopped, which the runtime's does not tell: the last <see cref="Single"/> bytes are given one by
/// one, so an inflater that has taken everything needed the last byte, and one that stopped before has left some.
/// </summary>
/// <param name="packed">The packed bytes; its position is where they begin.</param>
/// <param name="end">Where they end at the latest.</param>
internal sealed class InflaterFeed(FileWindow packed, long end) : ForwardStream
{
    private const int Single = 64;
    private readonly byte[] _last = new byte[Single];
    private long _position = packed.Position;
    private bool _hasLast;

    /// <summary>Where the stretch began that was given last.</summary>
    public long LastFrom { get; private set; } = packed.Position;

    /// <summary>Where the stretch ended that was given last.</summary>
    public long LastTo => _position;

    /// <summary>Whether everything was given, the last byte too.</summary>
    public bool IsAtEnd => _position == end;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var left = end - _position;
        if (left == 0 || buffer.IsEmpty)
            return 0;
        LastFrom = _position;
        if (left > Single)
        {
            packed.Position = _position;
            var read = packed.Read(buffer[..(int)Math.Min(buffer.Length, left - Single)]);
            _position += read;
            return read;
        }

        if (!_hasLast)
        {
            packed.Position = _position;
            if (packed.ReadAtLeast(_last.AsSpan((int)(Single - left)), (int)left, throwOnEndOfStream: false) != left)
                return 0;
            _hasLast = true;
        }

        buffer[0] = _last[Single - left];
        _position++;
        return 1;
    }
}

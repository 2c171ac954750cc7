using System.Numerics;
using System.Runtime.CompilerServices;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>
/// Walks over whole rows and writes down where cells end. Holds the rules of RFC 4180 §2 on quotes and line ends as bit masks: an opening quote starts a cell,
/// a closing one ends it, a carriage return outside quotes stands before a line feed.
/// </summary>
internal unsafe ref struct CellEnds(ByteWindow window, int begin, int end, byte separator)
{
    private readonly ByteWindow _window = window;
    private readonly int _end = end;
    private readonly byte _separator = separator;
    private ulong _inside; // all ones inside quotes
    private ulong _opens = 1; // bit 0: a quote may open at the next byte
    private ulong _closed; // bit 0: the last byte closed quotes
    private ulong _returned; // bit 0: the last byte was a carriage return outside quotes
    private ulong _wrong;

    /// <summary>The next byte to look at.</summary>
    public int At { get; private set; } = begin;

    /// <summary>Whether there are carriage returns before line feeds.</summary>
    public bool Returns { get; private set; }

    /// <summary>Whether all was looked at.</summary>
    public readonly bool AtEnd => At >= _end;

    /// <summary>Whether a rule was broken so far; at the end also whether quotes are open or a lone carriage return ends the file.</summary>
    public readonly bool Wrong => _wrong != 0 || (AtEnd && (_inside | _returned) != 0);

    /// <summary>Writes ends to <paramref name="ends"/> until there are <paramref name="wanted"/> or nothing is left; at most <see cref="Masks.Block"/> more.</summary>
    /// <returns>How many there are now.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public int Fill(int* ends, int count, int wanted)
    {
        var at = At;
        var tail = stackalloc byte[Masks.Block];
        while (count < wanted && at < _end)
        {
            var block = _window.Start + at;
            var valid = ulong.MaxValue;
            if (_end - at < Masks.Block)
            {
                valid = (1UL << (_end - at)) - 1;
                if (_window.Length - at < Masks.Block)
                    block = Survey.Padded(_window, at, _end - at, tail);
            }

            var masks = Masks.Of(block, _separator);
            var found = (masks.Separators | masks.Lines) & valid;
            if (((masks.Quotes | masks.Returns) & valid) != 0 || (_inside | _closed | _returned) != 0)
                found = Quoted(masks, valid, found);
            else
                _opens = (found | ~valid) >> 63;
            count = Write(ends, count, at, found);
            at += Masks.Block;
        }

        At = Math.Min(at, _end);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(int* ends, int count, int at, ulong found)
    {
        var next = ends + count;
        count += BitOperations.PopCount(found);
        while (found != 0)
        {
            // four at a time without a look; there is room, and what is written too much is written over
            for (var i = 0; i < 4; i++)
            {
                next[i] = at + BitOperations.TrailingZeroCount(found);
                found &= found - 1;
            }

            next += 4;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong Quoted(in Masks masks, ulong valid, ulong found)
    {
        var quotes = masks.Quotes & valid;
        var inside = Masks.Inside(quotes) ^ _inside;
        found &= ~inside;
        var opening = quotes & inside;
        var closing = quotes & ~inside;
        var returned = masks.Returns & valid & ~inside;
        var lines = masks.Lines & ~inside;
        _wrong |= opening & ~(((found | quotes) << 1) | _opens | (_closed & 1));
        _wrong |= ((closing << 1) | _closed) & valid & ~(found | returned | quotes);
        _wrong |= ((returned << 1) | _returned) & valid & ~lines;
        Returns |= (masks.Returns & valid) != 0;
        var edge = BitOperations.PopCount(valid) - 1;
        (_opens, _closed, _returned) = ((found >> edge) & 1, (closing >> edge) & 1, (returned >> edge) & 1);
        _inside = (ulong)((long)(inside << (63 - edge)) >> 63);
        return found;
    }
}

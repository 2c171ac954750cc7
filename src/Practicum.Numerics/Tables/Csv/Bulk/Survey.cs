using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>What one piece of a window holds, found without knowing whether it starts inside quotes.</summary>
/// <param name="Quotes">How many quotes.</param>
/// <param name="Lines">How many line feeds.</param>
/// <param name="Outside">How many of them stand outside quotes if the piece starts outside.</param>
/// <param name="Good">Whether it is UTF-8 without zero bytes.</param>
internal readonly record struct Survey(int Quotes, int Lines, int Outside, bool Good)
{
    /// <summary>Rows that end here, when the quotes before this piece are known.</summary>
    public int Rows(bool inside) => inside ? Lines - Outside : Outside;

    /// <summary>Surveys one piece; a character across an edge belongs to the piece where it starts.</summary>
    /// <param name="window">The window.</param>
    /// <param name="begin">Where the window's first piece starts.</param>
    /// <param name="from">Where this piece starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="whole">Where the window's last whole character ends.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static unsafe Survey Of(ByteWindow window, int begin, int from, int to, int whole)
    {
        int quotes = 0, lines = 0, outside = 0, at = from;
        var carry = 0UL;
        bool high = false, zero = false;
        var tail = stackalloc byte[Masks.Block];
        while (at < to)
        {
            var block = window.Start + at;
            var valid = ulong.MaxValue;
            if (to - at < Masks.Block)
            {
                block = Padded(window, at, to - at, tail);
                valid = (1UL << (to - at)) - 1;
            }

            var masks = Masks.Of(block, 0);
            high |= HasHigh(block);
            zero |= (masks.Separators & valid) != 0;
            lines += BitOperations.PopCount(masks.Lines);
            var within = carry;
            if (masks.Quotes != 0)
            {
                quotes += BitOperations.PopCount(masks.Quotes);
                within ^= Masks.Inside(masks.Quotes);
                carry = (ulong)((long)within >> 63);
            }

            outside += BitOperations.PopCount(masks.Lines & ~within);
            at += Masks.Block;
        }

        var text = window.Span[..whole];
        var (first, after) = (from == begin ? from : Edge(text, from), Edge(text, to));
        return new(quotes, lines, outside, !zero && ((!high && after <= to) || Utf8.IsValid(text[Math.Min(first, after)..after])));
    }

    /// <summary>The last bytes before an edge, filled up with spaces.</summary>
    public static unsafe byte* Padded(ByteWindow window, int at, int count, byte* room)
    {
        new Span<byte>(room, Masks.Block).Fill((byte)' ');
        window.Span.Slice(at, count).CopyTo(new(room, Masks.Block));
        return room;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe bool HasHigh(byte* block)
    {
        if (Vector512.IsHardwareAccelerated)
            return Vector512.Load(block).ExtractMostSignificantBits() != 0;
        var all = Vector128.Load(block) | Vector128.Load(block + 16) | Vector128.Load(block + 32) | Vector128.Load(block + 48);
        return all.ExtractMostSignificantBits() != 0;
    }

    /// <summary>Where the window's last whole character ends, if it may be cut inside one.</summary>
    public static int Whole(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) != 0x80)
                return bytes.Length - (back < (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1) ? back : 0);
        }

        return bytes.Length;
    }

    private static int Edge(ReadOnlySpan<byte> text, int at)
    {
        for (var skipped = 0; skipped < 3 && at < text.Length && (text[at] & 0xC0) == 0x80; skipped++)
            at++;
        return Math.Min(at, text.Length);
    }
}

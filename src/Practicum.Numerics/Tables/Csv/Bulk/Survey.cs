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

    /// <summary>Surveys the bytes from <paramref name="from"/> to before <paramref name="to"/>; a character across an edge belongs to the piece where it starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe Survey Of(ByteWindow window, int from, int to)
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

        return new(quotes, lines, outside, !zero && (!high || Utf8.IsValid(window.Span[Edge(window, from)..Edge(window, to)])));
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

    private static int Edge(ByteWindow window, int at)
    {
        var bytes = window.Span;
        for (var skipped = 0; skipped < 3 && at < bytes.Length && (bytes[at] & 0xC0) == 0x80; skipped++)
            at++;
        return at;
    }
}

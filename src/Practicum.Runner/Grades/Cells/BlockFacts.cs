using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Practicum.Runner.Grades.Cells;

/// <summary>What a first look at a block of bytes shows.</summary>
/// <param name="Lines">How many line feeds it has.</param>
/// <param name="HasReturn">Whether it has a carriage return.</param>
/// <param name="HasWide">Whether a byte is not ASCII.</param>
/// <param name="IsOdd">Whether it has a quote or a zero byte: not a plain file.</param>
internal readonly record struct BlockFacts(int Lines, bool HasReturn, bool HasWide, bool IsOdd)
{
    /// <summary>Looks once at every byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BlockFacts Of(ReadOnlySpan<byte> block)
    {
        ref var first = ref MemoryMarshal.GetReference(block);
        var (feed, carriage, quote) = (Vector256.Create((byte)'\n'), Vector256.Create((byte)'\r'), Vector256.Create((byte)'"'));
        var (returns, odd, wide) = (Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256<byte>.Zero);
        int lines = 0, i = 0;
        for (; i <= block.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref first, (nuint)i);
            lines += BitOperations.PopCount(Vector256.Equals(bytes, feed).ExtractMostSignificantBits());
            returns |= Vector256.Equals(bytes, carriage);
            odd |= Vector256.Equals(bytes, quote) | Vector256.Equals(bytes, Vector256<byte>.Zero);
            wide |= bytes;
        }

        var (hasReturn, isOdd, all) = (returns != Vector256<byte>.Zero, odd != Vector256<byte>.Zero, wide.ExtractMostSignificantBits() != 0);
        for (; i < block.Length; i++)
        {
            var b = block[i];
            lines += b == '\n' ? 1 : 0;
            hasReturn |= b == '\r';
            isOdd |= b is (byte)'"' or 0;
            all |= b >= 0x80;
        }

        return new(lines, hasReturn, all, isOdd);
    }
}

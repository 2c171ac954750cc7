using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Practicum.Runner.Grades.Cells;

/// <summary>
/// A 64-bit number of an id's bytes. Ids of up to eight bytes are told apart by it alone, since each step can be undone (the finaliser of MurmurHash3) and text has no zero bytes;
/// longer ones must be compared.
/// </summary>
internal static class IdHash
{
    /// <summary>Ids up to this many bytes are equal when their numbers are.</summary>
    public const int ExactBytes = 8;

    /// <summary>Bytes that must be readable after the end of the text.</summary>
    public const int Padding = 64;

    private const ulong Odd = 0x9E37_79B9_7F4A_7C15, Other = 0xC2B2_AE3D_27D4_EB4F;

    // Differs from process to process, so that nobody can prepare ids that all fall into one place. No result depends on it.
    private static readonly ulong Seed = (uint)nameof(IdHash).GetHashCode(StringComparison.Ordinal) * Odd;

    private static ReadOnlySpan<ulong> Masks =>
        [0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFF, 0xFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF];

    /// <summary>The number of no text, and of nothing else.</summary>
    public static ulong Missing { get; } = Mix(Seed);

    /// <summary>The number of the <paramref name="length"/> bytes at <paramref name="start"/>; at least <see cref="Padding"/> bytes follow them in the buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(byte[] buffer, int start, int length) =>
        length <= ExactBytes ? Mix((Word(buffer, start) & Masks[length]) ^ Seed) : OfLong(buffer, start, length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong OfLong(byte[] buffer, int start, int length)
    {
        var hash = Seed ^ ((ulong)length * Odd);
        for (var i = 0; i + ExactBytes < length; i += ExactBytes)
            hash = Mix(hash ^ Word(buffer, start + i)) + Other;
        hash = Mix(hash ^ Word(buffer, start + length - ExactBytes));
        return hash == Missing ? ~hash : hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(byte[] buffer, int at)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buffer), at));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CE_B9FE_1A85_EC53;
        return hash ^ (hash >> 33);
    }
}

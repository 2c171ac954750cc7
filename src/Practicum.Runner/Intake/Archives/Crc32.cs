using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Practicum.Runner.Intake.Archives;

/// <summary>
/// CRC-32 of zip and gzip (ISO 3309, reflected polynomial 0xEDB88320): by carry-less multiplication, 64 bytes at a step, where the processor has it (Gopal et
/// al., "Fast CRC computation for generic polynomials using PCLMULQDQ", Intel 2009), and else sixteen bytes at a step over tables (Kounavis and Berry,
/// slicing-by-N).
/// </summary>
internal static class Crc32
{
    private const int Slices = 16;
    private const int Folded = 64;
    private static readonly uint[] Tables = MakeTables();

    /// <summary>Continues a checksum; it begins with 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        if (Pclmulqdq.IsSupported && bytes.Length >= 2 * Folded)
        {
            crc = ByFolding(crc, bytes);
            bytes = bytes[(bytes.Length & -16)..];
        }

        return ~ByTables(crc, bytes);
    }

    /// <summary>The register after some more bytes. Compiled for speed at its first call, since a command takes in one archive and ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static uint ByTables(uint register, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var one = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ register;
            var two = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            var three = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
            var four = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
            register = Fold(tables, 12, one) ^ Fold(tables, 8, two) ^ Fold(tables, 4, three) ^ Fold(tables, 0, four);
        }

        foreach (var one in bytes)
            register = (register >> 8) ^ tables[(byte)(register ^ one)];
        return register;
    }

    /// <summary>
    /// The register after as many whole blocks of sixteen bytes as there are, at least eight. What is left of all of them is one block that has the same
    /// remainder; the tables take that.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint ByFolding(uint register, ReadOnlySpan<byte> bytes)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        var far = Vector128.Create(0x1_5444_2BD4ul, 0x1_C6E4_1596ul);   // x^(4·128+32) and x^(4·128−32) mod P, reflected
        var near = Vector128.Create(0x1_7519_97D0ul, 0x0_CCAA_009Eul);  // x^(128+32) and x^(128−32) mod P, reflected
        var (a, b, c, d) = (blocks[0] ^ Vector128.CreateScalar((ulong)register), blocks[1], blocks[2], blocks[3]);
        for (blocks = blocks[4..]; blocks.Length >= 4; blocks = blocks[4..])
        {
            a = Carry(a, far) ^ blocks[0];
            b = Carry(b, far) ^ blocks[1];
            c = Carry(c, far) ^ blocks[2];
            d = Carry(d, far) ^ blocks[3];
        }

        a = Carry(Carry(Carry(a, near) ^ b, near) ^ c, near) ^ d;
        foreach (var block in blocks)
            a = Carry(a, near) ^ block;
        Span<byte> left = stackalloc byte[16];
        a.AsByte().CopyTo(left);
        return ByTables(0, left);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Carry(Vector128<ulong> block, Vector128<ulong> by) => Pclmulqdq.CarrylessMultiply(block, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, by, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Fold(uint[] tables, int slice, uint word) =>
        tables[((slice + 3) << 8) + (byte)word] ^ tables[((slice + 2) << 8) + (byte)(word >> 8)] ^ tables[((slice + 1) << 8) + (byte)(word >> 16)] ^ tables[(slice << 8) + (int)(word >> 24)];

    private static uint[] MakeTables()
    {
        var tables = new uint[Slices << 8];
        for (uint i = 0; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320u & (uint)-(int)(crc & 1));
            tables[i] = crc;
        }

        for (var i = 256; i < tables.Length; i++)
            tables[i] = (tables[i - 256] >> 8) ^ tables[(byte)tables[i - 256]];
        return tables;
    }
}

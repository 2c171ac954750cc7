using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Practicum.Runner.Intake.Archives;

/// <summary>CRC-32 of zip and gzip (ISO 3309, reflected polynomial 0xEDB88320), sixteen bytes at a step over tables (Kounavis and Berry, slicing-by-N).</summary>
internal static class Crc32
{
    private const int Slices = 16;
    private static readonly uint[] Tables = MakeTables();

    /// <summary>Continues a checksum; it begins with 0. Compiled for speed at its first call, since a command takes in one archive and ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables;
        crc = ~crc;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var one = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var two = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            var three = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
            var four = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
            crc = Fold(tables, 12, one) ^ Fold(tables, 8, two) ^ Fold(tables, 4, three) ^ Fold(tables, 0, four);
        }

        foreach (var one in bytes)
            crc = (crc >> 8) ^ tables[(byte)(crc ^ one)];
        return ~crc;
    }

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

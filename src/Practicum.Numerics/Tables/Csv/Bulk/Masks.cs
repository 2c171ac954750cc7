using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>
/// Which of 64 bytes are what: bit i stands for byte i. The idea of reading text as bit masks is that of simdjson (Langdale and Lemire 2019, "Parsing gigabytes of JSON per second", §3).
/// </summary>
internal readonly ref struct Masks
{
    /// <summary>Bytes in one block.</summary>
    public const int Block = 64;

    /// <summary>Separators.</summary>
    public required ulong Separators { get; init; }

    /// <summary>Line feeds.</summary>
    public required ulong Lines { get; init; }

    /// <summary>Quotes.</summary>
    public required ulong Quotes { get; init; }

    /// <summary>Carriage returns.</summary>
    public required ulong Returns { get; init; }

    /// <summary>Reads 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Masks Of(byte* at, byte separator)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var all = Vector512.Load(at);
            return new()
            {
                Separators = Vector512.Equals(all, Vector512.Create(separator)).ExtractMostSignificantBits(),
                Lines = Vector512.Equals(all, Vector512.Create((byte)'\n')).ExtractMostSignificantBits(),
                Quotes = Vector512.Equals(all, Vector512.Create((byte)'"')).ExtractMostSignificantBits(),
                Returns = Vector512.Equals(all, Vector512.Create((byte)'\r')).ExtractMostSignificantBits(),
            };
        }

        return new() { Separators = Of32(at, separator), Lines = Of32(at, (byte)'\n'), Quotes = Of32(at, (byte)'"'), Returns = Of32(at, (byte)'\r') };
    }

    /// <summary>Bit i is the parity of the bits 0 … i: inside quotes, the opening one included and the closing one not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Inside(ulong quotes)
    {
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        quotes ^= quotes << 8;
        quotes ^= quotes << 16;
        return quotes ^ (quotes << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ulong Of32(byte* at, byte wanted)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            var sought = Vector256.Create(wanted);
            return Vector256.Equals(Vector256.Load(at), sought).ExtractMostSignificantBits()
                | ((ulong)Vector256.Equals(Vector256.Load(at + 32), sought).ExtractMostSignificantBits() << 32);
        }

        var half = Vector128.Create(wanted);
        return Vector128.Equals(Vector128.Load(at), half).ExtractMostSignificantBits()
            | ((ulong)Vector128.Equals(Vector128.Load(at + 16), half).ExtractMostSignificantBits() << 16)
            | ((ulong)Vector128.Equals(Vector128.Load(at + 32), half).ExtractMostSignificantBits() << 32)
            | ((ulong)Vector128.Equals(Vector128.Load(at + 48), half).ExtractMostSignificantBits() << 48);
    }
}

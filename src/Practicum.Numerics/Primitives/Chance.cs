using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Practicum.Numerics.Primitives;

/// <summary>One seed, split into named streams. No stream is named after, or advanced by, a policy.</summary>
/// <param name="Seed">The seed of a variant or a world.</param>
public readonly record struct Chance(ulong Seed)
{
    /// <summary>
    /// The stream of that name. Its key is the first 8 bytes of SHA-256(seed as little-endian u64 ‖ UTF-8 name), read as two little-endian words.
    /// </summary>
    public ChanceStream Stream(string name)
    {
        var text = new byte[8 + Encoding.UTF8.GetByteCount(name)];
        BinaryPrimitives.WriteUInt64LittleEndian(text, Seed);
        Encoding.UTF8.GetBytes(name, text.AsSpan(8));
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text, hash);
        return new(BinaryPrimitives.ReadUInt32LittleEndian(hash), BinaryPrimitives.ReadUInt32LittleEndian(hash[4..]));
    }
}

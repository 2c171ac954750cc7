using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Practicum.Core.Packs;

namespace Practicum.Core.Worlds;

/// <summary>Seeds of variants and worlds (formats §2), and hashes of people and rows (methods §1).</summary>
internal static class Seeds
{
    /// <summary>First 8 bytes, little-endian, of HMAC-SHA256(secret, utf8(pack digest + "/" + variant)); for world k with "/world/" + k appended.</summary>
    public static Chance Of(Project project, ReadOnlySpan<byte> secret, int variant, int? world = null)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{project.Digest.Text}/{variant}");
        if (world is { } k)
            text += string.Create(CultureInfo.InvariantCulture, $"/world/{k}");
        return new(BinaryPrimitives.ReadUInt64LittleEndian(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>A salt that nobody can guess who does not know the seed.</summary>
    public static string Salt(Chance chance, string stream)
    {
        var (key0, key1) = chance.Stream(stream);
        return string.Create(CultureInfo.InvariantCulture, $"{stream}/{key0:x8}{key1:x8}");
    }

    /// <summary>Whether a thing falls into a share: first 8 bytes, big-endian, of SHA-256(utf8(salt + U+001F + name)) below share · 2⁶⁴.</summary>
    public static bool Falls(string salt, string name, double share)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\u001f{name}"), hash);
        return share >= 1 || BinaryPrimitives.ReadUInt64BigEndian(hash) < (ulong)(share * 18_446_744_073_709_551_616.0);
    }
}

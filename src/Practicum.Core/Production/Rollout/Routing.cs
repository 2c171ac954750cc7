using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Practicum.Core.Production.Rollout;

/// <summary>
/// Who meets the newcomer (methods §1): an entity's place is the first 8 bytes, big-endian, of SHA-256(utf8(salt + "\x1f" + entity)), and it is
/// in the trial when the place is under the share. The salt names the rollout, so that other rollouts pick other people; a share that only
/// grows turns nobody back.
/// </summary>
public static class Routing
{
    /// <summary>The place of an entity, as an integer.</summary>
    public static ulong Place(string salt, string entity)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(salt + "\x1f" + entity), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>The place as a share, 0 ≤ u &lt; 1.</summary>
    public static double Uniform(string salt, string entity) => Place(salt, entity) / 18446744073709551616.0;

    /// <summary>The bound under which places belong to a share of 0 … 1: floor(share · 2⁶⁴), as an integer that may be 2⁶⁴.</summary>
    public static UInt128 Bound(double share) => (UInt128)Math.Floor(Math.Clamp(share, 0, 1) * 18446744073709551616.0);

    /// <summary>The salt of the rollout that is the <paramref name="number"/>-th of its year, from 1.</summary>
    public static string Salt(int number) => $"rollout/{number.ToString(CultureInfo.InvariantCulture)}";
}

using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Practicum.Runner.PackFiles;

/// <summary>The key of hash tables that hold texts of strangers: another one in each process, so that nobody can prepare texts that collide. No result depends on it.</summary>
internal static class HashKeys
{
    /// <summary>The key of this process.</summary>
    public static ulong OfProcess { get; } = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
}

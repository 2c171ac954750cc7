namespace Practicum.Runner.Intake.Archives;

/// <summary>What the central directory of a zip says about one entry (APPNOTE 4.3.12).</summary>
/// <param name="Name">Its name, decoded; it ends with a slash when it is a folder.</param>
/// <param name="RawName">Its name as it stands there.</param>
/// <param name="Flags">General purpose flags.</param>
/// <param name="Method">0 stored, 8 deflated; others are refused before.</param>
/// <param name="Crc">CRC-32 of the content.</param>
/// <param name="Packed">Bytes in the archive.</param>
/// <param name="Size">Bytes of the content.</param>
/// <param name="Offset">Where its local header begins.</param>
internal sealed record ZipEntry(string Name, byte[] RawName, ushort Flags, ushort Method, uint Crc, long Packed, long Size, long Offset)
{
    /// <summary>Sizes and checksum follow the data (bit 3).</summary>
    public bool IsStreamed => (Flags & 8) != 0;

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => Name.EndsWith('/');
}

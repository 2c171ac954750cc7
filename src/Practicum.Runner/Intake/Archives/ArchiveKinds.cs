namespace Practicum.Runner.Intake.Archives;

/// <summary>Recognises archives and packed files by their first bytes, whatever their names say.</summary>
internal static class ArchiveKinds
{
    /// <summary>Bytes that are enough to tell.</summary>
    public const int Enough = 512;

    private static readonly (byte[] Start, string Kind)[] Starts =
    [
        ([0x50, 0x4B, 0x03, 0x04], "zip"), ([0x50, 0x4B, 0x05, 0x06], "zip"), ([0x50, 0x4B, 0x07, 0x08], "zip"),
        ([0x1F, 0x8B], "gzip"), ([0x42, 0x5A, 0x68], "bzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"), ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], "rar"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0x04, 0x22, 0x4D, 0x18], "lz4"), ([0x4D, 0x53, 0x43, 0x46], "cab"),
        ([0x21, 0x3C, 0x61, 0x72, 0x63, 0x68, 0x3E, 0x0A], "ar"),
    ];

    /// <summary>What a file is that begins so, or null when it is no archive that is known.</summary>
    public static string? Of(ReadOnlySpan<byte> start)
    {
        foreach (var (bytes, kind) in Starts)
        {
            if (start.StartsWith(bytes))
                return kind;
        }

        return start.Length >= TarHeader.Bytes && TarHeader.IsTar(start[..TarHeader.Bytes]) ? "tar" : null;
    }
}

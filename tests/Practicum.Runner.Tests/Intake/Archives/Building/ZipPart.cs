using System.Text;

namespace Practicum.Runner.Tests.Intake.Archives.Building;

/// <summary>One entry of a zip in the making. What is null follows from the content; what is given is written as it stands, so that any field can lie.</summary>
/// <param name="Name">Name in both headers; one that ends with a slash is a folder.</param>
/// <param name="Content">The bytes before compression.</param>
internal sealed record ZipPart(string Name, byte[] Content)
{
    /// <summary>An entry with text.</summary>
    public ZipPart(string name, string text = "text")
        : this(name, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>Bytes of the name in both headers, in place of the UTF-8 of the name.</summary>
    public byte[]? RawName { get; init; }

    /// <summary>Another name in the local header.</summary>
    public string? LocalName { get; init; }

    /// <summary>Method in the headers; 8 deflates, anything else stores.</summary>
    public ushort Method { get; init; } = 8;

    /// <summary>Another method in the local header.</summary>
    public ushort? LocalMethod { get; init; }

    /// <summary>General purpose flags; bit 11 says UTF-8, bit 3 that a descriptor follows (see <see cref="Descriptor"/>).</summary>
    public ushort Flags { get; init; } = 0x800;

    /// <summary>Other flags in the local header.</summary>
    public ushort? LocalFlags { get; init; }

    /// <summary>Sizes and checksum follow the data: null none, true with signature, false without.</summary>
    public bool? Descriptor { get; init; }

    /// <summary>Checksum that the central directory (and the descriptor) says.</summary>
    public uint? Crc { get; init; }

    /// <summary>Checksum that the local header says.</summary>
    public uint? LocalCrc { get; init; }

    /// <summary>Size that the central directory (and the descriptor) says.</summary>
    public uint? Size { get; init; }

    /// <summary>Size that the local header says.</summary>
    public uint? LocalSize { get; init; }

    /// <summary>Compressed size that the central directory (and the descriptor) says.</summary>
    public uint? Packed { get; init; }

    /// <summary>Compressed size that the local header says.</summary>
    public uint? LocalPacked { get; init; }

    /// <summary>The data as they lie in the archive, in place of the compressed content.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>Where the central directory says that the local header begins.</summary>
    public uint? Offset { get; init; }

    /// <summary>No local header and no data are written: the central directory's entry alone. Give <see cref="Offset"/>.</summary>
    public bool CentralOnly { get; init; }

    /// <summary>The local header and its data alone, unknown to the central directory.</summary>
    public bool LocalOnly { get; init; }

    /// <summary>External attributes; the upper 16 bits are the Unix mode when <see cref="MadeBy"/> says Unix.</summary>
    public uint Attributes { get; init; }

    /// <summary>Version made by; the upper byte is the system, 3 is Unix.</summary>
    public ushort MadeBy { get; init; } = 0x031E;

    /// <summary>Number of the disk where it begins.</summary>
    public ushort Disk { get; init; }

    /// <summary>Extra field of the central header.</summary>
    public byte[] Extra { get; init; } = [];

    /// <summary>Extra field of the local header.</summary>
    public byte[] LocalExtra { get; init; } = [];

    /// <summary>Signature of the local header.</summary>
    public uint LocalSignature { get; init; } = 0x04034B50;

    /// <summary>Comment of the entry.</summary>
    public byte[] Comment { get; init; } = [];

    /// <summary>A Unix symbolic link to <paramref name="target"/>.</summary>
    public static ZipPart Link(string name, string target) => new(name, target) { Attributes = 0xA1FFu << 16 };

    /// <summary>The bytes of an extra field with one block.</summary>
    public static byte[] Block(ushort id, params byte[] data) => [(byte)id, (byte)(id >> 8), (byte)data.Length, (byte)(data.Length >> 8), .. data];
}

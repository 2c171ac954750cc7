using System.Text;

namespace Practicum.Runner.Tests.Intake.Archives.Building;

/// <summary>One entry of a tar in the making; any field can lie.</summary>
/// <param name="Name">Name in the header, cut at 100 bytes.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Type">Type flag: '0' a file, '5' a folder, '1' and '2' links, '3' '4' '6' devices and pipes, 'x' 'g' pax, 'L' 'K' GNU long names, 'S' sparse.</param>
internal sealed record TarPart(string Name, byte[] Content, char Type = '0')
{
    /// <summary>An entry with text.</summary>
    public TarPart(string name, string text = "text", char type = '0')
        : this(name, Encoding.UTF8.GetBytes(text), type)
    {
    }

    /// <summary>Target of a link.</summary>
    public string Link { get; init; } = "";

    /// <summary>Prefix field of ustar: the name is prefix, slash, name.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The twelve bytes of the size field, in place of the octal size; shorter ones are padded with zeros.</summary>
    public byte[]? Size { get; init; }

    /// <summary>Size that the header says, in octal.</summary>
    public long? Says { get; init; }

    /// <summary>The eight bytes of the checksum, in place of the right one.</summary>
    public string? Checksum { get; init; }

    /// <summary>Magic and version, eight bytes: ustar by default; GNU's is "ustar  \0", of the seventh edition eight zeros.</summary>
    public string Magic { get; init; } = "ustar\000";

    /// <summary>Mode field.</summary>
    public int Mode { get; init; } = 420;

    /// <summary>A folder.</summary>
    public static TarPart Folder(string name) => new(name, [], '5') { Mode = 493 };

    /// <summary>A pax header for the next entry (POSIX.1-2001, pax interchange format): records "length key=value\n".</summary>
    public static TarPart Pax(params (string Key, string Value)[] records) => new("PaxHeaders/x", Records(records), 'x');

    /// <summary>A GNU long name for the next entry.</summary>
    public static TarPart LongName(string name) => new("././@LongLink", Encoding.UTF8.GetBytes(name + "\0"), 'L') { Magic = "ustar  \0" };

    /// <summary>The bytes of pax records.</summary>
    public static byte[] Records(params (string Key, string Value)[] records) => [.. records.SelectMany(r => Record(r.Key, r.Value))];

    private static byte[] Record(string key, string value)
    {
        var rest = Encoding.UTF8.GetByteCount($" {key}={value}\n");
        var length = rest + 1;
        while (rest + length.ToString(System.Globalization.CultureInfo.InvariantCulture).Length != length)
            length = rest + length.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        return Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{length} {key}={value}\n"));
    }
}

using System.Text;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>
/// What a pax header says about the next entry (POSIX.1-2001, pax interchange format): records <c>length key=value</c>, each ended by a line feed. Only names
/// and sizes matter here; times, owners and attributes are passed over.
/// </summary>
/// <param name="Path">The name, or null.</param>
/// <param name="Size">The size, or null.</param>
internal readonly record struct PaxRecords(string? Path, long? Size)
{
    /// <summary>Most bytes of one header.</summary>
    public const int MostBytes = 256 << 10;

    /// <summary>Reads records.</summary>
    /// <param name="bytes">All bytes of the header.</param>
    /// <param name="global">Whether it holds for all entries; such a header may name nothing that an entry needs for itself.</param>
    /// <exception cref="IntakeRefused">They are malformed, contradict each other, or ask for what is not read.</exception>
    public static PaxRecords Read(ReadOnlySpan<byte> bytes, bool global)
    {
        var (path, size) = (default(string), default(long?));
        while (!bytes.IsEmpty)
        {
            var space = bytes[..Math.Min(bytes.Length, 8)].IndexOf((byte)' ');
            if (space <= 0 || !int.TryParse(Encoding.Latin1.GetString(bytes[..space]), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= space + 1 || length > bytes.Length || bytes[length - 1] != '\n')
                throw Bad("a record that is none");
            var record = bytes[(space + 1)..(length - 1)];
            bytes = bytes[length..];
            var cut = record.IndexOf((byte)'=');
            if (cut <= 0)
                throw Bad("a record that is none");
            var key = record[..cut];
            var value = record[(cut + 1)..];
            if (key.StartsWith("GNU.sparse."u8))
                throw TarHeader.Unsupported("a file with holes (sparse)");
            var matters = key.SequenceEqual("path"u8) || key.SequenceEqual("size"u8) || key.SequenceEqual("linkpath"u8);
            if (matters && global)
                throw Bad("one name or size for all entries");
            if (key.SequenceEqual("path"u8))
                path = Once(path, EntryNames.Text(value));
            else if (key.SequenceEqual("size"u8))
                size = long.TryParse(Encoding.Latin1.GetString(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Bad("a size that is none");
        }

        return new(path, size);
    }

    /// <summary>A header that is malformed or contradicts another.</summary>
    public static IntakeRefused Bad(string what) => new("PR-ARCHIVE-029", $"An extended header of the tar holds {what}.", "Pack the folder again with an ordinary tar.");

    private static string Once(string? earlier, string path) => earlier is null || earlier == path ? path : throw Bad("two names for one entry");
}

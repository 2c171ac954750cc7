using System.Buffers.Binary;
using System.Text;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Intake.Archives;

/// <summary>Names of entries: UTF-8 whether or not a zip's bit 11 says so, or the Unicode path of Info-ZIP (APPNOTE 4.6.9); other code pages are refused, since nothing tells which one it is.</summary>
internal static class EntryNames
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Decodes a name.</summary>
    /// <param name="raw">The name as it stands in the directory.</param>
    /// <param name="extra">The extra field beside it.</param>
    /// <exception cref="IntakeRefused">It is in no encoding that is known.</exception>
    public static string Decode(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> extra)
    {
        var unicode = ZipDirectory.Extra(extra, 0x7075);
        if (unicode.Length > 5 && unicode[0] == 1 && BinaryPrimitives.ReadUInt32LittleEndian(unicode[1..]) == Crc32.Append(0, raw))
            return Text(unicode[5..]);
        return Text(raw);
    }

    /// <summary>Decodes UTF-8.</summary>
    /// <exception cref="IntakeRefused">It is none.</exception>
    public static string Text(ReadOnlySpan<byte> raw)
    {
        try
        {
            return Strict.GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            throw new IntakeRefused("PR-ARCHIVE-023", "The name of an entry is not in UTF-8.", "Name the files with letters a to z, or pack them with a program that writes UTF-8.", Encoding.Latin1.GetString(raw[..Math.Min(raw.Length, 200)]));
        }
    }
}

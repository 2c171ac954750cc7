using System.Text;

namespace Practicum.Runner.PackFiles.Yaml;

/// <summary>What every YAML file must keep to before it is parsed at all.</summary>
internal static class YamlLimits
{
    /// <summary>Most bytes of a file.</summary>
    public const int Bytes = 256 * 1024;

    /// <summary>Most lists and maps inside each other.</summary>
    public const int Depth = 32;

    /// <summary>Most values, keys and markers of items in a file.</summary>
    public const int Nodes = 20_000;

    /// <summary>Most characters of a line.</summary>
    public const int LineCharacters = 16_384;

    /// <summary>Most characters of a key that stands without quotes.</summary>
    public const int KeyCharacters = 200;

    /// <summary>Most mistakes of one file that are told.</summary>
    public const int Mistakes = 100;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text of <paramref name="bytes"/>, or null with a diagnostic: too long, not UTF-8, or with control characters.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string file, List<Diagnostic> problems)
    {
        if (bytes.Length > Bytes)
        {
            problems.Add(new("PR-YAML-001", new(file), string.Create(CultureInfo.InvariantCulture, $"The file has {bytes.Length:N0} bytes; at most {Bytes:N0} are read.")));
            return null;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            var line = 1 + bytes[..Math.Clamp(bad.Index, 0, bytes.Length)].Count((byte)'\n');
            problems.Add(new("PR-YAML-002", new(file, line), "The file is not UTF-8 text."));
            return null;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (!IsOdd(text[at]))
                continue;
            var start = text.LastIndexOf('\n', at) + 1;
            problems.Add(new("PR-YAML-002", new(file, 1 + text.AsSpan(0, at).Count('\n'), at - start + 1), $"The file holds the {(char.IsControl(text[at]) ? "control" : "invisible")} character U+{(int)text[at]:X4}.", null, "Remove it."));
            return null;
        }

        return text;
    }

    /// <summary>Control characters, what turns the direction of reading, and line breaks that only some readers know; joiners of Persian, Indic scripts and emoji are text.</summary>
    private static bool IsOdd(char sign) => sign switch
    {
        '\t' or '\n' or '\r' or (>= ' ' and <= '~') or '\u200c' or '\u200d' => false,
        '\u2028' or '\u2029' or '\ufffe' or '\uffff' => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.Format,
    };
}

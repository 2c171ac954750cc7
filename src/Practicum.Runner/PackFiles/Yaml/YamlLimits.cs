using System.Text;

namespace Practicum.Runner.PackFiles.Yaml;

/// <summary>What every YAML file must keep to before it is parsed at all.</summary>
internal static class YamlLimits
{
    /// <summary>Most bytes of a file.</summary>
    public const int Bytes = 256 * 1024;

    /// <summary>Most lists and maps inside each other.</summary>
    public const int Depth = 32;

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

        var at = text.AsSpan().IndexOfAnyInRange('\0', '\u001f');
        for (var from = 0; at >= 0; at = text.AsSpan(from).IndexOfAnyInRange('\0', '\u001f'))
        {
            from += at + 1;
            if (text[from - 1] is '\t' or '\n' or '\r')
                continue;
            var start = text.LastIndexOf('\n', from - 1) + 1;
            problems.Add(new("PR-YAML-002", new(file, 1 + text.AsSpan(0, from).Count('\n'), from - start), $"The file holds the control character U+{(int)text[from - 1]:X4}."));
            return null;
        }

        return text;
    }
}

using System.Text;

namespace Practicum.Runner.Intake.Texts;

/// <summary>A document that somebody wrote, read under limits: 256 KiB of UTF-8, 20,000 lines.</summary>
internal static class PlainText
{
    /// <summary>Most bytes of a document.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>Most lines of a document.</summary>
    public const int MostLines = 20_000;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text without a byte order mark, or null with a diagnostic. What it holds of control characters stays: who shows it replaces them.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <param name="name">How its author knows the file.</param>
    /// <param name="problems">Takes the diagnostic.</param>
    public static string? Read(ReadOnlySpan<byte> utf8, string name, List<Diagnostic> problems)
    {
        if (utf8.Length > MostBytes)
        {
            problems.Add(new("PR-TEXT-001", new(name), string.Create(CultureInfo.InvariantCulture, $"The document has more than {MostBytes:N0} bytes."), null, "Shorten it."));
            return null;
        }

        if (utf8.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            utf8 = utf8[3..];
        var lines = 1 + utf8.Count((byte)'\n') + utf8.Count((byte)'\r');
        if (lines > MostLines)
        {
            problems.Add(new("PR-TEXT-003", new(name), string.Create(CultureInfo.InvariantCulture, $"The document has {lines:N0} lines; at most {MostLines:N0} are read."), null, "Shorten it."));
            return null;
        }

        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException bad)
        {
            var line = 1 + utf8[..Math.Clamp(bad.Index, 0, utf8.Length)].Count((byte)'\n');
            problems.Add(new("PR-TEXT-002", new(name, line), "The document is not UTF-8 text.", null, "Save it as UTF-8."));
            return null;
        }
    }
}

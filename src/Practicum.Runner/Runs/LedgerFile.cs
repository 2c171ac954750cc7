using System.Text;
using System.Text.Json.Nodes;
using Practicum.Core.Evidence.Ledgers;

namespace Practicum.Runner.Runs;

/// <summary>Reads a ledger and the head of its chain from files that anybody may have written.</summary>
public static class LedgerFile
{
    /// <summary>Most bytes of a ledger or an assessment.</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>Most lines of a ledger.</summary>
    public const int MostLines = 200_000;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The lines of a ledger without line feeds; null with a diagnostic when it is too long or no text.</summary>
    /// <param name="path">The file, which is there.</param>
    /// <param name="problems">Takes the diagnostic.</param>
    public static string[]? Lines(string path, List<Diagnostic> problems)
    {
        var name = Path.GetFileName(path);
        if (Text(path) is not { } text)
            problems.Add(new("PR-LEDGER-012", new(name), $"The ledger has more than {MostBytes >> 20} MiB, or is not UTF-8 text."));
        else if (text.AsSpan().Count('\n') > MostLines)
            problems.Add(new("PR-LEDGER-012", new(name), string.Create(CultureInfo.InvariantCulture, $"The ledger has more than {MostLines:N0} lines.")));
        else
            return text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
        return null;
    }

    /// <summary>Where the chain ends by an assessment; null with a diagnostic when the file is no assessment.</summary>
    /// <param name="assessment">The file, which is there.</param>
    /// <param name="problems">Takes the diagnostic.</param>
    public static LedgerHead? HeadOf(string assessment, List<Diagnostic> problems)
    {
        try
        {
            if (Text(assessment) is { } text && CanonicalJson.TryParse(text, out var node, out _) && node is JsonObject whole && whole["chain"] is JsonObject chain
                && chain["head"] is JsonValue head && head.TryGetValue<string>(out var digest) && chain["entries"] is JsonValue entries && entries.TryGetValue<int>(out var count))
            {
                return new(new(digest), count);
            }
        }
        catch (Exception bad) when (bad is InvalidOperationException or ArgumentException)
        {
            // A text in it is no Unicode; said below.
        }

        problems.Add(new("PR-RUN-012", new(Path.GetFileName(assessment)), "This is no assessment: it does not say where a chain ends."));
        return null;
    }

    private static string? Text(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(file.Length, MostBytes + 1L)];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        try
        {
            return read > MostBytes ? null : Strict.GetString(bytes, 0, read);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Practicum.Runner.Reports;

/// <summary>A style or script that stands in the page, with the hash by which the content policy allows it.</summary>
/// <param name="Text">The text between its tags.</param>
/// <param name="Hash"><c>sha256-…</c>.</param>
internal sealed record InlineAsset(string Text, string Hash)
{
    /// <summary>Hashes a text as the browser will.</summary>
    public static InlineAsset Of(string text) => new(text, "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}

/// <summary>The styles and scripts of a report. They are embedded in the assembly and read once.</summary>
internal static class ReportAssets
{
    private static readonly Lazy<InlineAsset> LazyStyle = new(() => InlineAsset.Of(Read("look.css") + Read("report.css")));
    private static readonly Lazy<InlineAsset> LazyCharts = new(() => InlineAsset.Of(ScriptSafe(Read("charts.js") + Read("year.js") + Read("models.js"))));
    private static readonly Lazy<InlineAsset> LazyLibraries = new(() => InlineAsset.Of(ScriptSafe(Bundle())));

    /// <summary>look.css and what the report adds.</summary>
    public static InlineAsset Style => LazyStyle.Value;

    /// <summary>What is hidden where there is no script.</summary>
    public static InlineAsset NoScriptStyle { get; } = InlineAsset.Of(".chart,.zoom{display:none}");

    /// <summary>Our chart script.</summary>
    public static InlineAsset Charts => LazyCharts.Value;

    /// <summary>Vega, Vega-Lite and the expression interpreter that needs no eval.</summary>
    public static InlineAsset Libraries => LazyLibraries.Value;

    private static string Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream("report/" + name)
            ?? throw new InvalidOperationException($"The assembly lacks the resource report/{name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>
    /// One script of three libraries. Vega and Vega-Lite come as scripts; the interpreter comes as a module of 9 kB that takes
    /// three names from vega-util, which Vega exports too, and gives one.
    /// </summary>
    private static string Bundle()
    {
        var interpreter = new StringBuilder();
        foreach (string line in Read("vega-interpreter.js").Split('\n'))
        {
            if (line.StartsWith("import {", StringComparison.Ordinal))
                interpreter.Append("const {").Append(line.AsSpan(8, line.IndexOf('}', StringComparison.Ordinal) - 8)).Append("} = vega;\n");
            else if (line.StartsWith("export { expression as expressionInterpreter }", StringComparison.Ordinal))
                interpreter.Append("globalThis.vegaInterpreter = expression;\n");
            else
                interpreter.Append(line).Append('\n');
        }
        string license = Read("vega-license.txt").Replace("*/", "* /", StringComparison.Ordinal);
        return $"/* Vega, Vega-Lite and the Vega interpreter:\n{license}\nVega holds modules of d3 (ISC), copyright Mike Bostock. */\n{Unmapped(Read("vega.js"))}\n;{Unmapped(Read("vega-lite.js"))}\n;(function(){{'use strict';\n{Unmapped(interpreter.ToString())}}})();";
    }

    /// <summary>Without the comment that points to a source map, which a self-contained page does not have.</summary>
    private static string Unmapped(string script) => string.Join('\n', script.Split('\n').Where(l => !l.StartsWith("//# sourceMappingURL", StringComparison.Ordinal)));

    /// <summary>A script must not hold what ends or comments out its own element.</summary>
    private static string ScriptSafe(string script) => script
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--", "<\\!--", StringComparison.Ordinal);
}

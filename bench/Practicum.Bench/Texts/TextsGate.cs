using System.Diagnostics;
using System.Text;
using Practicum.Bench.Measuring;
using Practicum.Runner.Intake.Texts;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Bench.Texts;

/// <summary>What the worst text of a quarter of a megabyte costs beside an honest one of the same size: a reader that is quadratic in anything shows at once.</summary>
internal static class TextsGate
{
    private const int Bytes = 250_000;
    private const int Runs = 3;

    private static readonly string[] Yaml =
    [
        "[", "[\n", "{", "{a: ", "- ", "? ", "- - ", "[a,", "[[],", "a: ", "'a': ", "\"", "'", "\"a\n", "a: |\n x\n", "a: >\n\n", " \n", "#\n", "- a\n", "a: 1\n", "a:\n- b\n", "k: [\n", "&a ", "- *a\n",
        "!", "---\n", "...\n", "a #\n", "\t", "\\", "é", ": ", "?\n", "{'a' ", "a\n", "- [a, b]\n", "[[[[[[[[\n]]]]]]]]\n",
    ];

    private static readonly string[] Markdown =
    [
        ">", "> ", "[", "![", "*", "*a ", "**a *b ", "_a __b ", "`", "`a``b ", "- ", "1. ", "[a](", "[a](<b", "[a]", "]", "<", "<a ", "<!--", "<http:a", "&", "&amp;", "|", "a|b\n-|-\na|b\n\n", "[a]: /x\n", "[a]: /x\n\n[a] ",
        "a\n", "\\", "\n", "> - ", "a**b", "a_ ", "*_", "***a** b*", "# ", "```\n", "\t", "   a\n", "a  \n", "> a\nb\n", "- a\n\n", "**a**\n\n", "*a [b\n\n", "a | b | c\n", "<a@b.c> ",
    ];

    public static IEnumerable<Measured> Run() =>
    [
        Worst("texts.yaml", Yaml, "a_key: \"some text\" # and why\n", text => YamlReader.Read(text, "f.yaml", [])),
        Worst("texts.markdown", Markdown, "A plain paragraph with *one* emphasis and [a link](https://example.org) in each of its lines of text.\n\n", text => SafeMarkdown.Render(text, "f.md", [])),
    ];

    private static Measured Worst(string name, string[] pieces, string honest, Action<byte[]> read)
    {
        var plain = Seconds(Repeated(honest), read);
        var (most, worst) = (0.0, "");
        foreach (var piece in pieces)
        {
            if (Seconds(Repeated(piece), read) is var seconds && seconds > most)
                (most, worst) = (seconds, piece);
        }

        var about = string.Create(CultureInfo.InvariantCulture, $"times an honest text of {Bytes:N0} bytes ({1_000 * plain:0.0} ms): the worst is {1_000 * most:0.0} ms, of '{PrintableText.Line(worst)}'");
        return Measured.Once(name, most / plain, about);
    }

    private static double Seconds(byte[] text, Action<byte[]> read)
    {
        var best = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var began = Stopwatch.GetTimestamp();
            read(text);
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return best;
    }

    private static byte[] Repeated(string piece)
    {
        var bytes = Encoding.UTF8.GetBytes(piece);
        var text = new byte[Bytes / bytes.Length * bytes.Length];
        for (var at = 0; at < text.Length; at += bytes.Length)
            bytes.CopyTo(text, at);
        return text;
    }
}

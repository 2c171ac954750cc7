using System.Reflection;
using System.Text;
using Practicum.Fuzz.Fuzzing;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Fuzz.Targets.Yaml;

/// <summary>
/// YAML before and in the parser. Promises: no exception whatever is written; a tree or at least one diagnostic; a tree no deeper than allowed; every place
/// lies in the file; the same file gives the same tree.
/// </summary>
internal sealed class YamlTarget : ITarget
{
    private static readonly string[] Parts =
    [
        "[", "]", "{", "}", ",", ": ", ":\n", "- ", "? ", "| ", "|\n  ", ">-\n  ", "&a ", "*a", "!!str ", "!<x> ", "%YAML 1.2\n", "---\n", "...\n", "#", " #", "\"", "'", "\\", "\\x", "\n", "\r\n", "\r",
        "\t", "  ", "<<: ", "~", "null", "no", "on", "0o17", "017", "1:30", "0x1F", "1_000", ".inf", ".nan", "1e999", "-0", "true", "True", "\u0085", "\u2028", "\uFEFF", "\0", "\u202E", "é", "@", "`",
        "[[[[[[[[", "{a: {a: {a: ", "- - - - - - - - ", "? ? ? ? ", "practicum: project/v1\n", "&", "*", "!", "key: value\n", "'it''s'",
    ];

    public string Name => "yaml";

    public IReadOnlyList<byte[]> Seeds()
    {
        var seeds = new List<byte[]> { Of(""), Of("a: 1\n"), Of("- 1\n- [2, {b: 3}]\n"), Of("t: |\n  two\n  lines\nq: \"x\\n\"\n"), Of("{a: [1, 2], b: {c: 'd'}}\n"), Of("? a\n: b\n") };
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("seeds/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            seeds.Add(copy.ToArray());
        }

        return seeds;
    }

    public byte[] Mutate(byte[] parent, byte[] other, Dice dice)
    {
        var lines = Encoding.Latin1.GetString(parent).Split('\n').ToList();
        for (var n = 1 + dice.Below(4); n > 0; n--)
        {
            var at = dice.Below(lines.Count);
            var line = lines[at];
            var cut = dice.Below(line.Length + 1);
            switch (dice.Below(7))
            {
                case 0:
                    lines[at] = line.Insert(cut, Latin(dice.Of(Parts)));
                    break;
                case 1:
                    lines[at] = new string(' ', dice.Below(12)) + line.TrimStart();
                    break;
                case 2:
                    lines.Insert(at, dice.Of(Encoding.Latin1.GetString(other).Split('\n')));
                    break;
                case 3:
                    lines.Insert(at, line);
                    break;
                case 4:
                    lines[at] = line.Insert(cut, string.Concat(Enumerable.Repeat(Latin(dice.Of(Parts)), 1 + dice.Below(dice.Once(10) ? 20_000 : 40))));
                    break;
                case 5 when lines.Count > 1:
                    lines.RemoveAt(at);
                    break;
                default:
                    lines[at] = string.Concat(line.AsSpan(0, cut), Latin(dice.Of(Parts)), line.AsSpan(Math.Min(line.Length, cut + dice.Below(6))));
                    break;
            }
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    public string React(byte[] input)
    {
        var (tree, problems) = Read(input);
        var (again, sameProblems) = Read(input);
        if (!problems.SequenceEqual(sameProblems) || Text(tree) != Text(again))
            throw new BrokenPromise("Twice: the same file gives another tree.");
        if (tree is null && problems.Count == 0)
            throw new BrokenPromise("Silence: neither a tree nor a diagnostic.");
        var lines = 1 + input.AsSpan().CountAny((byte)'\n', (byte)'\r') + (2 * Encoding.UTF8.GetString(input).Count(c => c is '\u0085' or '\u2028' or '\u2029'));
        foreach (var problem in problems)
        {
            if (problem.Place.Line < 0 || problem.Place.Line > lines + 1 || problem.Place.Column < 0 || problem.Place.Column > input.Length + 2)
                throw new BrokenPromise($"Place: {problem}");
            if (problem.Message.Length is 0 or > 1_000 || problem.Message.Any(char.IsControl))
                throw new BrokenPromise($"Sentence: {problem.Code}");
        }

        var codes = string.Join(' ', problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal));
        return tree is null ? codes : $"{codes} tree {Depth(tree, 0)} {(int)Math.Log2(Text(tree).Length + 1)}";
    }

    private static (SpecNode? Tree, List<Diagnostic> Problems) Read(byte[] input)
    {
        var problems = new List<Diagnostic>();
        return (YamlReader.Read(input, "fuzz.yaml", problems), problems);
    }

    private static int Depth(SpecNode node, int depth)
    {
        if (depth > YamlLimits.Depth + 1)
            throw new BrokenPromise("Depth: a tree deeper than allowed.");
        return node switch
        {
            SpecList list => list.Items.Select(i => Depth(i, depth + 1)).DefaultIfEmpty(depth).Max(),
            SpecMap map => map.Entries.Select(e => Depth(e.Value, depth + 1)).DefaultIfEmpty(depth).Max(),
            _ => depth,
        };
    }

    private static string Text(SpecNode? node) => node switch
    {
        SpecScalar scalar => $"'{scalar.Text}'{scalar.Place}",
        SpecList list => $"[{string.Join(',', list.Items.Select(Text))}]",
        SpecMap map => $"{{{string.Join(',', map.Entries.Select(e => e.Key + ":" + Text(e.Value)))}}}",
        _ => "",
    };

    private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Practicum.Runner.Tests.PackFiles.Yaml;

/// <summary>What is refused before the library sees a byte, beside honest files that look like it.</summary>
public sealed class YamlScanTests
{
    [Theory]
    [InlineData("a: [1, &x 2]\n", "f.yaml:1:8: PR-YAML-008: Anchors are not read: '&x'. A value that begins with '&' needs quotes.")]
    [InlineData("a:\n  - b\n  - *b\n", "f.yaml:3:5: PR-YAML-008: Aliases are not read: '*b'. Write the value again; a text that begins with '*' needs quotes.")]
    [InlineData("{a: *x}\n", "f.yaml:1:5: PR-YAML-008: Aliases are not read: '*x'. Write the value again; a text that begins with '*' needs quotes.")]
    [InlineData("? &a b\n", "f.yaml:1:3: PR-YAML-008: Anchors are not read: '&a'. A value that begins with '&' needs quotes.")]
    [InlineData("a: !!python/object:os.system x\n", "f.yaml:1:4: PR-YAML-009: Tags are not read: '!!python/object:os.system'. A value that begins with '!' needs quotes.")]
    [InlineData("%TAG ! tag:x,2000:\n---\na: 1\n", "f.yaml:1:1: PR-YAML-005: Directives are not read; remove the line that begins with '%'.")]
    [InlineData("---\na: 1\n---\nb: 2\n", "f.yaml:3:1: PR-YAML-006: A second document begins here; one file holds one document.")]
    [InlineData("a: 1\n...\n", "f.yaml:2:1: PR-YAML-006: '...' is a border between documents; one file holds one document. Remove it.")]
    [InlineData("--- a: 1\n", "f.yaml:1:1: PR-YAML-006: '---' is a border between documents; one file holds one document. Remove it.")]
    [InlineData("a:\n\tb: 1\n", "f.yaml:2:1: PR-YAML-013: The line is indented with a tab; YAML indents with spaces. Put spaces in place of the tab.")]
    [InlineData("a: \u202Eb\n", "f.yaml:1:4: PR-YAML-002: The file holds the invisible character U+202E. Remove it.")]
    [InlineData("a: b\u2028c\n", "f.yaml:1:5: PR-YAML-002: The file holds the invisible character U+2028. Remove it.")]
    [InlineData("a: b\u0085c\n", "f.yaml:1:5: PR-YAML-002: The file holds the control character U+0085. Remove it.")]
    [InlineData("a: \uFEFFb\n", "f.yaml:1:4: PR-YAML-002: The file holds the invisible character U+FEFF. Remove it.")]
    [InlineData("a: \u001b[31m\n", "f.yaml:1:4: PR-YAML-002: The file holds the control character U+001B. Remove it.")]
    [InlineData("...\n...\n", "f.yaml:1:1: PR-YAML-006: '...' is a border between documents; one file holds one document. Remove it.")]
    public void A_trap_is_refused_in_one_sentence_at_its_place(string text, string expected) => Assert.Equal(expected, string.Join('\n', Problems(text)));

    [Theory]
    [InlineData("\uFEFFa: 1\r\nb: 2\r\n")]
    [InlineData("---\na: 1\n")]
    [InlineData("--- # begins\na: 1\n")]
    [InlineData("a: \"&b *c !d [ { % --- ...\"\n")]
    [InlineData("a: '&b *c ''[[['' !d'\n")]
    [InlineData("a: \"one\n  *two* [three\n  four\"\nb: 1\n")]
    [InlineData("a: text that goes on\n  *important* [and more\nb: 1\n")]
    [InlineData("a: b[0] * c & d! # & * [\n")]
    [InlineData("a: |\n  *x* [[[ &y\n  --- !z\n\n  more\nb: 1\n")]
    [InlineData("a: >-\n  *x* {{{ !y\nb: 1\n")]
    [InlineData("- a: |\n    [[[[\n  b: [1, 2]\n")]
    [InlineData("a: 5 * 3\nb: x&y\nc: what!\n")]
    [InlineData("a: https://example.org/#x\n")]
    [InlineData("a: {b: [c, {d: e}], f: \"g: {\"} # [[[\n")]
    [InlineData("a: [\n  1,\n  # [[[ &x\n  2]\nb: 3\n")]
    [InlineData("\"quoted key\": [1]\n'other': {a: b}\n")]
    [InlineData("# %TAG\n# &a\na: 1\n")]
    [InlineData("a: \"tab\there\"\nb: 1\t# tab\n")]
    [InlineData("про: модель 📊 e\u0301 \u200D\n")]
    [InlineData("a:\n- b\n- c:\n  - d\n")]
    public void Honest_files_that_look_like_it_are_read(string text) => Assert.Empty(Problems(text));

    [Theory]
    [InlineData("[", "PR-YAML-007")]
    [InlineData("[\n", "PR-YAML-007")]
    [InlineData("{", "PR-YAML-007")]
    [InlineData("{a: ", "PR-YAML-007")]
    [InlineData("[{", "PR-YAML-007")]
    [InlineData("- ", "PR-YAML-007")]
    [InlineData("? ", "PR-YAML-007")]
    [InlineData("- ? ", "PR-YAML-007")]
    [InlineData("[[],", "PR-YAML-007")]
    [InlineData("x: [\n", "PR-YAML-007")]
    [InlineData("]", "PR-YAML-012")]
    [InlineData(": ", "PR-YAML-007")]
    [InlineData("a: ", "PR-YAML-012")]
    [InlineData("'a': ", "PR-YAML-012")]
    [InlineData("\"", "PR-YAML-012")]
    [InlineData("---\n", "PR-YAML-006")]
    [InlineData("...\n", "PR-YAML-006")]
    [InlineData("&a ", "PR-YAML-008")]
    [InlineData("- *a\n", "PR-YAML-008")]
    [InlineData("!", "PR-YAML-009")]
    [InlineData("- a\n", "PR-YAML-015")]
    [InlineData("[a,", "PR-YAML-007")]
    [InlineData("a,", "PR-YAML-012")]
    [InlineData("a: |\n x\n", "PR-YAML-015")]
    [InlineData("a: 1 ##############\n", "PR-YAML-016")]
    [InlineData("\t", "PR-YAML-012")]
    [InlineData("\n", "PR-YAML-004")]
    [InlineData("#", "PR-YAML-012")]
    [InlineData("#\n", "PR-YAML-004")]
    public void A_quarter_megabyte_of_anything_ends_on_a_small_stack(string piece, string code)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var problems = new List<Diagnostic>();
        var thread = new Thread(() => YamlReader.Read(Encoding.UTF8.GetBytes(text), "f.yaml", problems), 128 * 1024);
        thread.Start();
        thread.Join();
        Assert.Contains(code, problems.Select(p => p.Code));
        Assert.InRange(problems.Count, 1, YamlLimits.Mistakes + 1);
    }

    [Fact]
    public void The_pass_before_the_library_sees_a_second_document_by_itself()
    {
        Assert.Equal("PR-YAML-006", YamlScan.Fault("a: 1\n---\nb: 2\n", "f.yaml")?.Code);
        Assert.Null(YamlScan.Fault("---\na: 1\n", "f.yaml"));
    }

    [Fact]
    public void Indentation_is_depth_too()
    {
        static string Stairs(int depth, string step) => string.Concat(Enumerable.Range(0, depth).Select(i => new string(' ', i) + step + "\n"));
        Assert.Equal("PR-YAML-007", Problems(Stairs(300, "a:"))[0].Code);
        Assert.Equal("PR-YAML-007", Problems(Stairs(300, "-"))[0].Code);
        Assert.Empty(Problems(Stairs(30, "a:")));
    }

    [Fact]
    public void Lines_keys_and_values_have_limits()
    {
        Assert.Equal("f.yaml:1:1: PR-YAML-012: The line has 16,388 characters; at most 16,384 are read. Break it into several lines.", Problems("a: '" + new string('x', 16_384)).Single().ToString());
        Assert.Equal("f.yaml:1:1: PR-YAML-014: A key has 201 characters; at most 200 are read. Look for a quote or a line break that is missing.", Problems(new string('k', 201) + ": 1\n").Single().ToString());
        Assert.Empty(Problems(new string('k', 200) + ": 1\nb: " + new string('x', 16_000) + "\n"));
        Assert.Empty(Problems(string.Concat(Enumerable.Range(0, 9_000).Select(i => $"k{i}: 1\n"))));
        Assert.Equal("PR-YAML-015", Problems(string.Concat(Enumerable.Range(0, 11_000).Select(i => $"k{i}: 1\n"))).Single().Code);
    }

    [Fact]
    public void The_same_key_many_times_is_told_a_hundred_times()
    {
        var problems = Problems(string.Concat(Enumerable.Repeat("a: 1\n", 5_000)));
        Assert.Equal(YamlLimits.Mistakes + 1, problems.Count);
        Assert.Equal("f.yaml:102:1: PR-YAML-016: The file has more mistakes than the 100 that are shown.", problems[^1].ToString());
    }

    [Fact]
    public void A_merge_key_merges_nothing()
    {
        var map = Assert.IsType<SpecMap>(YamlReader.Read("<<: {a: 1}\nb: 2\n"u8, "f.yaml", []));
        Assert.Equal(["<<", "b"], map.Entries.Select(e => e.Key));
    }

    /// <summary>Mixtures of what YAML is made of, held against the library: nothing that it finds too deep, anchored, aliased or tagged gets through, and nothing throws.</summary>
    [Fact]
    public void No_mixture_gets_past_the_limits_or_throws()
    {
        string[] pieces = ["a", "b: ", "- ", "? ", ": ", "[", "]", "{", "}", ",", "\n", "\n  ", "\n    ", "\"", "'", "\\", "|", ">", "#", " ", "\t", "&x ", "*x ", "!t ", "---\n", "...\n", "%", "\r\n", "é", "0"];
        var mixture = Gen.Elements(pieces).ListOf(24).Select(string.Concat);
        Prop.ForAll(mixture.ToArbitrary(), text =>
        {
            var problems = new List<Diagnostic>();
            var node = YamlReader.Read(Encoding.UTF8.GetBytes(text), "f.yaml", problems);
            Assert.True(node is not null || problems.Count > 0);
            if (YamlScan.Fault(text, "f.yaml") is null)
                Assert.DoesNotContain(Events(text), e => e is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } && problems.Count == 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(1, 1));
    }

    [Theory]
    [InlineData("017", "A number has no leading zero; octal and hexadecimal numbers are not read.")]
    [InlineData("0o17", "A number has no leading zero; octal and hexadecimal numbers are not read.")]
    [InlineData("0x1F", "A number has no leading zero; octal and hexadecimal numbers are not read.")]
    [InlineData("1_000", "Write the digits without grouping, and a point before decimals.")]
    [InlineData("0,5", "Write the digits without grouping, and a point before decimals.")]
    [InlineData("1,000", "Write the digits without grouping, and a point before decimals.")]
    [InlineData("1:30", "A number has no colon; a time is written as 90m, 6h or 14d.")]
    [InlineData(".inf", "A number is finite.")]
    [InlineData("-.INF", "A number is finite.")]
    [InlineData(".nan", "A number is finite.")]
    [InlineData("+1", "A number has digits on both sides of its point, and no plus sign.")]
    [InlineData(".5", "A number has digits on both sides of its point, and no plus sign.")]
    [InlineData("1e999", "The number is too large.")]
    [InlineData("\"5\"", "Write the number without quotes.")]
    [InlineData("five", null)]
    public void A_number_of_another_habit_is_told_how_to_write_it(string written, string? mend)
    {
        Assert.Equal(mend, Mend(Scalars.Number(), written));
        Assert.Equal(mend, Mend(Scalars.Whole(0), written));
    }

    [Theory]
    [InlineData("no", "Write true or false.")]
    [InlineData("Yes", "Write true or false.")]
    [InlineData("ON", "Write true or false.")]
    [InlineData("True", "Write true or false.")]
    [InlineData("1", "Write true or false.")]
    [InlineData("'true'", "Write true or false without quotes.")]
    [InlineData("maybe", null)]
    public void A_truth_of_another_habit_is_told_how_to_write_it(string written, string? mend) => Assert.Equal(mend, Mend(Scalars.Flag, written));

    [Fact]
    public void Norway_is_a_country()
    {
        var map = (SpecMap)YamlReader.Read("a: no\n"u8, "f.yaml", [])!;
        Assert.True(Scalars.Text.Read(map.Entries[0].Value, new("TEST", []), out var text));
        Assert.Equal("no", text);
    }

    [Fact]
    public void A_file_with_a_thousand_mistakes_tells_a_hundred()
    {
        var problems = new List<Diagnostic>();
        var node = YamlReader.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1_000).Select(i => $"k{i}: x\n"))), "f.yaml", problems)!;
        new NamesShape<double>(Scalars.Number()).Read(node, new("TEST", problems), out _);
        Assert.Equal(101, problems.Count);
        Assert.Equal("PR-YAML-016", problems[^1].Code);
    }

    private static string? Mend<T>(Shape<T> shape, string written)
    {
        var problems = new List<Diagnostic>();
        var map = (SpecMap)YamlReader.Read(Encoding.UTF8.GetBytes($"a: {written}\n"), "f.yaml", problems)!;
        Assert.False(shape.Read(map.Entries[0].Value, new("TEST", problems), out _));
        return Assert.Single(problems).Mend;
    }

    private static List<ParsingEvent> Events(string text)
    {
        var events = new List<ParsingEvent>();
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text)));
            while (parser.MoveNext())
                events.Add(parser.Current!);
        }
        catch (Exception bad) when (bad is YamlException or InvalidOperationException)
        {
            // what came before counts
        }

        return events;
    }

    private static List<Diagnostic> Problems(string text)
    {
        var problems = new List<Diagnostic>();
        YamlReader.Read(Encoding.UTF8.GetBytes(text), "f.yaml", problems);
        return problems;
    }
}

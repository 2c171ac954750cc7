using System.Diagnostics;
using System.Text;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Tests.PackFiles.Yaml;

public sealed class YamlTests
{
    [Theory]
    [InlineData("a: &x 1\nb: *x\n", "f.yaml:1:4: PR-YAML-008: Anchors are not read: '&x'. A value that begins with '&' needs quotes.")]
    [InlineData("a: *x\n", "f.yaml:1:4: PR-YAML-008: Aliases are not read: '*x'. Write the value again; a text that begins with '*' needs quotes.")]
    [InlineData("a: !!int 3\n", "f.yaml:1:4: PR-YAML-009: Tags are not read: '!!int'. A value that begins with '!' needs quotes.")]
    [InlineData("a: 1\n---\nb: 2\n", "f.yaml:2:1: PR-YAML-006: A second document begins here; one file holds one document.")]
    [InlineData("%YAML 1.1\n---\na: 1\n", "f.yaml:1:1: PR-YAML-005: Directives are not read; remove the line that begins with '%'.")]
    [InlineData("a: 1\nb: 2\na: 3\n", "f.yaml:3:1: PR-YAML-011: The key 'a' is written twice; it stands on line 1 already.")]
    [InlineData("a: 1\n? [b, c]\n: 2\n", "f.yaml:2:3: PR-YAML-010: A key must be a plain word, not a list or a map.")]
    [InlineData("{{a: 1}: 2}\n", "f.yaml:1:2: PR-YAML-010: A key must be a plain word, not a list or a map.")]
    [InlineData("", "f.yaml:1:1: PR-YAML-004: The file is empty.")]
    [InlineData("# nothing\n", "f.yaml:1:1: PR-YAML-004: The file is empty.")]
    public void Hostile_or_surprising_yaml_is_refused_at_its_place(string text, string expected) =>
        Assert.Equal(expected, string.Join('\n', Problems(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Fifty_thousand_brackets_are_refused_and_not_a_stack_overflow()
    {
        var clock = Stopwatch.StartNew();
        Assert.StartsWith("f.yaml:1:33: PR-YAML-007: Lists and maps are nested deeper than 32.", Problems(Encoding.UTF8.GetBytes(new string('[', 50_000)))[0].ToString());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Depth_32_is_still_read() =>
        Assert.Empty(Problems(Encoding.UTF8.GetBytes(new string('[', 32) + new string(']', 32))));

    [Fact]
    public void Long_files_and_bytes_that_are_no_text_are_refused()
    {
        Assert.Equal("f.yaml: PR-YAML-001: The file has 262,145 bytes; at most 262,144 are read.", Assert.Single(Problems(new byte[262_145])).ToString());
        Assert.Equal("f.yaml:2: PR-YAML-002: The file is not UTF-8 text.", Assert.Single(Problems([.. "a: 1\nb: "u8, 0xC3, 0x28])).ToString());
        Assert.Equal("f.yaml:2:4: PR-YAML-002: The file holds the control character U+0000. Remove it.", Assert.Single(Problems([.. "a: 1\nb: "u8, 0])).ToString());
    }

    [Fact]
    public void Scalars_stay_as_they_are_written()
    {
        var problems = new List<Diagnostic>();
        var map = Assert.IsType<SpecMap>(YamlReader.Read("country: no\nversion: 1.10\ntime: 22:22\nmode: 0755\nquoted: \"5\"\n"u8, "f.yaml", problems));
        Assert.Equal(["no", "1.10", "22:22", "0755", "5"], map.Entries.Select(e => ((SpecScalar)e.Value).Text));
        Assert.Equal([false, false, false, false, true], map.Entries.Select(e => ((SpecScalar)e.Value).Quoted));
    }

    [Fact]
    public void Text_in_quotes_and_blocks_knows_where_it_begins()
    {
        var map = (SpecMap)YamlReader.Read("a: \"x\"\nb: |\n  y\nc:   z\n"u8, "f.yaml", [])!;
        Assert.Equal(["f.yaml:1:5", "f.yaml:3:3", "f.yaml:4:6"], map.Entries.Select(e => ((SpecScalar)e.Value).TextPlace.ToString()));
    }

    private static List<Diagnostic> Problems(byte[] bytes)
    {
        var problems = new List<Diagnostic>();
        YamlReader.Read(bytes, "f.yaml", problems);
        return problems;
    }
}

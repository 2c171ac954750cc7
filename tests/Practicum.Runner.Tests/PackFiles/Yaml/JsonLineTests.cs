using System.Text;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.Tests.PackFiles.Yaml;

public sealed class JsonLineTests
{
    [Theory]
    [InlineData("{\"a\":1}{\"b\":2}", "f:1:8: PR-JSON-001: More stands after the JSON object; one line holds one object.")]
    [InlineData("{\"a\":1,\"a\":2}", "f:1:8: PR-JSON-002: The name 'a' is written twice in one object.")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", "f:1:8: PR-JSON-002: The name 'a' is written twice in one object.")]
    [InlineData("{\"a\":\"\\ud800\"}", "f:1: PR-JSON-001: This line holds text that is not UTF-8.")]
    [InlineData("{'a':1}", "f:1:2: PR-JSON-001: This line is not JSON.")]
    [InlineData("{\"a\":NaN}", "f:1:6: PR-JSON-001: This line is not JSON.")]
    [InlineData("{\"a\":01}", "f:1:7: PR-JSON-001: This line is not JSON.")]
    [InlineData("{\"a\":1,}", "f:1:8: PR-JSON-001: This line is not JSON.")]
    [InlineData("{\"a\":1} // b", "f:1:9: PR-JSON-001: This line is not JSON.")]
    [InlineData("{\"a\u001b[31m\":1,\"a\u001b[31m\":1}", "f:1:4: PR-JSON-001: This line is not JSON.")]
    public void A_line_that_is_no_object_is_refused_in_one_sentence(string line, string expected) => Assert.Equal(expected, string.Join('\n', Problems(line)));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Equal("f:1: PR-JSON-001: This line holds text that is not UTF-8.", string.Join('\n', Problems([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8])));

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "PR-JSON-005")]
    [InlineData(500_000, "PR-JSON-005")]
    public void Depth_ends_at_64(int depth, string? code) => Assert.Equal(code, Problems(new string('[', depth) + new string(']', depth)).FirstOrDefault()?.Code);

    [Fact]
    public void Long_lines_and_many_values_are_refused_and_what_is_usual_is_not()
    {
        Assert.Equal("PR-JSON-003", Problems($"{{\"a\":\"{new string('x', 2 << 20)}\"}}").Single().Code);
        Assert.Equal("PR-JSON-004", Problems($"[{string.Join(',', Enumerable.Repeat("1", 200_001))}]").Single().Code);
        Assert.Empty(Problems($"{{\"kind\":\"label-noise\",\"rows\":[{string.Join(',', Enumerable.Range(0, 150_000))}]}}"));
    }

    [Fact]
    public void The_same_name_many_times_is_told_a_hundred_times() =>
        Assert.Equal(100, Problems($"{{{string.Join(',', Enumerable.Repeat("\"a\":1", 5_000))}}}").Count);

    [Theory]
    [InlineData("1e999", "The number is too large.")]
    [InlineData("1e309", "The number is too large.")]
    [InlineData("\"1\"", "Write the number without quotes.")]
    public void A_number_must_be_finite_and_a_number(string written, string mend)
    {
        var problems = new List<Diagnostic>();
        var node = JsonLine.Read(Encoding.UTF8.GetBytes(written), new("f", 1), problems)!;
        Assert.False(Scalars.Number().Read(node, new("TEST", problems), out _));
        Assert.Equal(mend, Assert.Single(problems).Mend);
    }

    private static List<Diagnostic> Problems(string line) => Problems(Encoding.UTF8.GetBytes(line));

    private static List<Diagnostic> Problems(byte[] line)
    {
        var problems = new List<Diagnostic>();
        JsonLine.Read(line, new("f", 1), problems);
        return problems;
    }
}

namespace Practicum.Numerics.Tests.Primitives;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("données, モデル – 3 °C 📊", "données, モデル – 3 °C 📊")]
    [InlineData("\u001b[31mred\u0007", "\uFFFD[31mred\uFFFD")]
    [InlineData("a\r\nb\tc\u2028d", "a  b c d")]
    [InlineData("a\u009b31m", "a\uFFFD31m")]
    [InlineData("abc\u202Edef\u2066g", "abc\uFFFDdef\uFFFDg")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero\uFFFDwidth\uFFFD")]
    [InlineData("\u2764\uFE0F می\u200Cخواهم", "\u2764\uFE0F می\u200Cخواهم")]
    [InlineData("te\u200Dst\uFE0F", "te\uFFFDst\uFFFD")]
    [InlineData("\u0000", "\uFFFD")]
    public void What_acts_on_a_screen_is_replaced(string text, string expected) => Assert.Equal(expected, PrintableText.Line(text));

    [Fact]
    public void Halves_of_characters_are_replaced() => Assert.Equal("a\uFFFDb\uFFFD", PrintableText.Line("a\uD83Db\uDCCA"));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd📊g", 6, "abcd…")]
    [InlineData("abc📊", 5, "abc📊")]
    public void Long_texts_are_cut_between_characters(string text, int most, string expected) => Assert.Equal(expected, PrintableText.Line(text, most));

    [Fact]
    public void Line_feeds_stay_only_where_lines_are_asked_for() => Assert.Equal("a\n\tb\uFFFD", PrintableText.Lines("a\n\tb\u001b"));

    [Fact]
    public void Diagnostics_cannot_forge_escapes_or_lines()
    {
        var bad = new Diagnostic("PR-TEST-001", new("f\u001b[2J\n.csv", 1), "Found '\u001b]0;x\u0007\nok: all fine'.", "\u202Eevil", "Do\u009b1m.");
        Assert.Equal("f\uFFFD[2J .csv:1: PR-TEST-001: Found '\uFFFD]0;x\uFFFD ok: all fine'. Nearest: '\uFFFDevil'. Do\uFFFD1m.", bad.ToString());
        Assert.Equal(2_000, (bad with { Message = new('x', 5_000) }).Message.Length);
    }

    [Theory]
    [InlineData("a: PR-OK-000: fine", "a\uFFFD PR-OK-000: fine:2: PR-TEST-001: No.")]
    [InlineData("a:PR-OK-000: fine", "a\uFFFDPR-OK-000: fine:2: PR-TEST-001: No.")]
    [InlineData("model.onnx: node 3", "model.onnx: node 3:2: PR-TEST-001: No.")]
    [InlineData("PR-plan.csv", "PR-plan.csv:2: PR-TEST-001: No.")]
    public void A_place_cannot_pass_for_a_code(string file, string expected) => Assert.Equal(expected, new Diagnostic("PR-TEST-001", new(file, 2), "No.").ToString());
}

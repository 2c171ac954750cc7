using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Tests.PackFiles.Naming;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("model.onnx")]
    [InlineData("docs/model-card.md")]
    [InlineData("données.csv")]
    [InlineData("モデル.onnx")]
    [InlineData("模型/v2.onnx")]
    [InlineData("модель_v2.onnx")]
    [InlineData("мой model.onnx")]
    [InlineData("μοντέλο.csv")]
    [InlineData("نموذج.csv")]
    [InlineData("मॉडल.csv")]
    [InlineData("모델.csv")]
    [InlineData("Việt Nam.csv")]
    [InlineData("İstanbul.csv")]
    [InlineData("CO₂ – Übersicht (final) #2.csv")]
    [InlineData("отчёт №1.csv")]
    [InlineData("console.csv")]
    [InlineData("com10/null.txt")]
    [InlineData("a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p")]
    public void Honest_names_of_any_script_pass(string name) => Assert.Null(FileNames.Fault(name));

    [Theory]
    [InlineData("", "PR-NAME-001")]
    [InlineData("a//b", "PR-NAME-001")]
    [InlineData("a/", "PR-NAME-001")]
    [InlineData("/etc/passwd", "PR-NAME-003")]
    [InlineData("../up", "PR-NAME-003")]
    [InlineData("a/./b", "PR-NAME-003")]
    [InlineData("a/..", "PR-NAME-003")]
    [InlineData("a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q", "PR-NAME-004")]
    [InlineData("a\nb", "PR-NAME-005")]
    [InlineData("a\u001b[31m", "PR-NAME-005")]
    [InlineData("a\u0085b", "PR-NAME-005")]
    [InlineData("C:evil", "PR-NAME-006")]
    [InlineData("model.onnx: PR-OK-000: fine", "PR-NAME-006")]
    [InlineData("..\\evil", "PR-NAME-006")]
    [InlineData("a*", "PR-NAME-006")]
    [InlineData("model\u202Exnno.exe", "PR-NAME-007")]
    [InlineData("mod\u200Bel.onnx", "PR-NAME-007")]
    [InlineData("a\u2028b", "PR-NAME-007")]
    [InlineData("a\uFEFF", "PR-NAME-007")]
    [InlineData("a\u3164b", "PR-NAME-007")]
    [InlineData("a\uFE0F", "PR-NAME-007")]
    [InlineData("a\uE000b", "PR-NAME-008")]
    [InlineData("a\u0378b", "PR-NAME-008")]
    [InlineData("a\uFFFFb", "PR-NAME-008")]
    [InlineData("donne\u0301es.csv", "PR-NAME-009")]
    [InlineData("\u212Aelvin", "PR-NAME-010")]
    [InlineData("\u212Bngstrom", "PR-NAME-009")]
    [InlineData("\u2126.csv", "PR-NAME-009")]
    [InlineData("ｍodel.onnx", "PR-NAME-010")]
    [InlineData("a\u2215b", "PR-NAME-010")]
    [InlineData("a\u2024onnx", "PR-NAME-010")]
    [InlineData("a\u00A0b", "PR-NAME-010")]
    [InlineData("𝐦odel.onnx", "PR-NAME-010")]
    [InlineData("m\u043Edel.onnx", "PR-NAME-011")]
    [InlineData("\u03BFutput.csv", "PR-NAME-011")]
    [InlineData("x/данныe.csv", "PR-NAME-011")]
    [InlineData("CON", "PR-NAME-012")]
    [InlineData("docs/nul.txt", "PR-NAME-012")]
    [InlineData("com1.onnx", "PR-NAME-012")]
    [InlineData("LPT¹", "PR-NAME-012")]
    [InlineData("a.", "PR-NAME-013")]
    [InlineData("a /b", "PR-NAME-013")]
    [InlineData(" a", "PR-NAME-013")]
    [InlineData("\u0301a", "PR-NAME-014")]
    [InlineData("z\u0488\u0489\u0488\u0489\u0488", "PR-NAME-014")]
    public void A_name_is_refused_for_its_own_reason_in_harmless_words(string name, string code)
    {
        var fault = FileNames.Fault(name);
        Assert.Equal(code, fault?.Code);
        var said = fault!.At(new(name)).ToString();
        Assert.Equal(PrintableText.Line(said, 3_000), said);
        Assert.EndsWith(".", fault.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_and_names_too_long_are_refused()
    {
        Assert.Equal("PR-NAME-008", FileNames.Fault("a\uD83Db")?.Code);
        Assert.Equal("PR-NAME-002", FileNames.Fault(new('a', 201))?.Code);
        Assert.Equal("PR-NAME-002", FileNames.Fault(new('語', 86))?.Code);
        Assert.Null(FileNames.Fault(new('a', 200)));
        Assert.Null(FileNames.Fault(new('語', 85)));
    }

    [Theory]
    [InlineData("Model.onnx", "mOdel.ONNX")]
    [InlineData("STRASSE", "straße")]
    [InlineData("ΜΟΝΤΈΛΟΣ", "μοντέλος")]
    [InlineData("МОДЕЛЬ", "модель")]
    [InlineData("ÉTÉ", "été")]
    [InlineData("ﬀ", "FF")]
    public void Names_that_some_file_system_takes_for_one_have_one_key(string first, string second) =>
        Assert.Equal(FileNames.FoldedKey(first), FileNames.FoldedKey(second));

    [Theory]
    [InlineData("a", "b")]
    [InlineData("été", "ete")]
    [InlineData("か", "が")]
    public void Different_names_have_different_keys(string first, string second) => Assert.NotEqual(FileNames.FoldedKey(first), FileNames.FoldedKey(second));

    [Fact]
    public void Twins_are_told_with_both_names() =>
        Assert.Equal("x: PR-NAME-015: The file names 'A.md' and 'a.md' are one name where case does not count. Rename one of the two.", FileNames.Twin("A.md", "a.md").At(new("x")).ToString());
}

using System.Text;
using Practicum.Runner.PackFiles.Naming;
using Practicum.Runner.Tests.PackFiles.Reference;

namespace Practicum.Runner.Tests.PackFiles.Naming;

/// <summary>Composed and caseless forms against Python's unicodedata: forms.txt, made by forms.py.</summary>
public sealed class CanonicalFormTests
{
    private static readonly (string Text, string Composed, string Folded)[] Forms =
        [.. File.ReadAllLines(Path.Combine(Tree.Root, "tests/Practicum.Runner.Tests/PackFiles/Naming/forms.txt")).Where(line => line[0] != '#')
            .Select(line => line.Split(';').Select(Text).ToArray()).Select(texts => (texts[0], texts[1], texts[2]))];

    [Fact]
    public void Texts_compose_as_in_Python()
    {
        Assert.InRange(Forms.Length, 1_400, int.MaxValue);
        Assert.Empty(Forms.Where(form => CanonicalForm.Compose(form.Text) != form.Composed).Select(form => form.Text));
    }

    [Fact]
    public void Texts_fold_as_in_Python() =>
        Assert.Empty(Forms.Where(form => CanonicalForm.Fold(form.Text) != form.Folded).Select(form => form.Text));

    [Fact]
    public void A_composed_text_stays_as_it_is() =>
        Assert.Empty(Forms.Where(form => CanonicalForm.Compose(form.Composed) != form.Composed));

    private static string Text(string points) =>
        points.Split(' ').Aggregate(new StringBuilder(), (text, point) => text.Append(new Rune(int.Parse(point, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)))).ToString();
}

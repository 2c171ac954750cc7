using Practicum.Onnx.Vetting;

namespace Practicum.Onnx.Reading;

/// <summary>What reading one file has spent and found. The first fault ends it: after that nothing in the file has a known meaning.</summary>
internal sealed class ReadingState(ReadOnlyMemory<byte> file, string name, VettingRules rules, List<Diagnostic> problems)
{
    private int nodes, parts;
    private long texts, wholes;

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> File { get; } = file;

    /// <summary>A fault was found; what was read is to be thrown away.</summary>
    public bool Failed { get; private set; }

    /// <summary>Fields that ONNX does not have, or that this reader does not know.</summary>
    public int UnknownFields { get; private set; }

    /// <summary>Number of the first of them, 0 when there is none.</summary>
    public int FirstUnknown { get; private set; }

    /// <summary>Reports the first fault; later ones would follow from it and are not told.</summary>
    /// <param name="code">Code.</param>
    /// <param name="at">Offset in the file in bytes.</param>
    /// <param name="message">One plain sentence.</param>
    /// <param name="mend">What to do.</param>
    public void Fail(string code, int at, string message, string mend)
    {
        if (!Failed)
            problems.Add(new(code, new(string.Create(CultureInfo.InvariantCulture, $"{name}: byte {at}")), message, Mend: mend));
        Failed = true;
    }

    /// <summary>Counts a field that is not known.</summary>
    public void CountUnknown(int field)
    {
        if (UnknownFields++ == 0)
            FirstUnknown = field;
    }

    /// <summary>Counts a node.</summary>
    public void CountNode(int at)
    {
        if (++nodes > rules.MostNodes)
            Fail("PR-ONNX-010", at, string.Create(CultureInfo.InvariantCulture, $"The graph has more than {rules.MostNodes:N0} nodes."), "Export a smaller model; a loop that was unrolled node by node is the usual cause.");
    }

    /// <summary>Counts something that takes an object of its own: a name, an attribute, a tensor, a value, a dimension.</summary>
    public void CountPart(int at)
    {
        if (++parts > rules.MostParts)
            TooMany(at, rules.MostParts, "names, attributes and constants");
    }

    /// <summary>Counts texts in a list; false when there are too many.</summary>
    public bool CountTexts(int at, int count)
    {
        texts += count;
        if (texts > rules.MostTexts)
            TooMany(at, rules.MostTexts, "texts in lists");
        return !Failed;
    }

    /// <summary>Counts whole numbers in a list; false when there are too many.</summary>
    public bool CountWholes(int at, int count)
    {
        wholes += count;
        if (wholes > rules.MostWholes)
            TooMany(at, rules.MostWholes, "whole numbers in lists");
        return !Failed;
    }

    private void TooMany(int at, int most, string what) =>
        Fail("PR-ONNX-009", at, string.Create(CultureInfo.InvariantCulture, $"The file holds more than {most:N0} {what}."), "Export a smaller model: fewer trees, fewer layers, fewer categories.");
}

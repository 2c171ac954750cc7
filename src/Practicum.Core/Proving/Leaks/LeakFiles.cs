namespace Practicum.Core.Proving.Leaks;

/// <summary>Training and hidden rows with the same columns. What needs no label is tested on both; what is fitted is fitted to the first and tested on the second.</summary>
public sealed record LeakFiles
{
    /// <summary>Puts two files together.</summary>
    /// <exception cref="ArgumentException">Their columns differ, or a file has no rows.</exception>
    public LeakFiles(LeakRows train, LeakRows test)
    {
        if (!train.Rows.Schema.Fields.Select(f => (f.Name, f.Kind)).SequenceEqual(test.Rows.Schema.Fields.Select(f => (f.Name, f.Kind))))
            throw new ArgumentException("The hidden rows have other columns than the training rows.", nameof(test));
        if (train.Count == 0 || test.Count == 0)
            throw new ArgumentException("A file has no rows.", nameof(train));
        (Train, Test) = (train, test);
        Label = [.. train.Label, .. test.Label];
        Probability = [.. train.Probability, .. test.Probability];
    }

    /// <summary>Training rows.</summary>
    public LeakRows Train { get; }

    /// <summary>Hidden rows.</summary>
    public LeakRows Test { get; }

    /// <summary>Labels of both, training rows first.</summary>
    public byte[] Label { get; }

    /// <summary>Probabilities of both.</summary>
    public double[] Probability { get; }

    /// <summary>How many rows both have.</summary>
    public int Count => Label.Length;

    /// <summary>The columns.</summary>
    internal ImmutableArray<Field> Fields => Train.Rows.Schema.Fields;

    /// <summary>The numbers of a column, training rows first.</summary>
    internal double[] Numbers(string name)
    {
        var all = new double[Count];
        Train.Rows.Numbers(name).CopyTo(0, all.AsSpan(0, Train.Count));
        Test.Rows.Numbers(name).CopyTo(0, all.AsSpan(Train.Count));
        return all;
    }

    /// <summary>What a function says of the texts of a column, asked once for each distinct text; a missing value gives NaN.</summary>
    internal double[] OfTexts(string name, Func<string, double> of)
    {
        var all = new double[Count];
        OfTexts((TextColumn)Train.Rows[name], of, all.AsSpan(0, Train.Count));
        OfTexts((TextColumn)Test.Rows[name], of, all.AsSpan(Train.Count));
        return all;
    }

    /// <summary>Numbers by place within each file: <paramref name="of"/> is asked for 0 … rows − 1 of each.</summary>
    internal double[] ByPlace(Func<int, double> of)
    {
        var all = new double[Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = of(i < Train.Count ? i : i - Train.Count);
        return all;
    }

    private static void OfTexts(TextColumn column, Func<string, double> of, Span<double> into)
    {
        var said = column.Dictionary.Select(of).ToArray();
        for (var i = 0; i < into.Length; i++)
            into[i] = column.Codes[i] < 0 ? double.NaN : said[column.Codes[i]];
    }
}

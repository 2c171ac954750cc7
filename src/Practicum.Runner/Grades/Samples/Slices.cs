namespace Practicum.Runner.Grades.Samples;

/// <summary>The rows of one value of the slice column.</summary>
/// <param name="Value">The value; empty for rows without one.</param>
/// <param name="Rows">The rows, rising.</param>
internal sealed record Slice(string Value, int[] Rows);

/// <summary>Rows by the value of a column.</summary>
internal static class Slices
{
    private const int Most = 100;

    /// <summary>The slices in the order of their values, rows without a value last; none, with a complaint, when there are too many.</summary>
    public static ImmutableArray<Slice> Of(MatchedFiles files)
    {
        var codes = LabelCodes.Of(files.Answers.Texts(files.Request.Slice!));
        if (codes.Names.Length > Most)
        {
            var count = codes.IsCut ? $"more than {LabelCodes.Most}" : $"{codes.Names.Length}";
            files.Problems.Add(new("PR-GRADE-026", new(files.Answers.Source.Name), $"Column '{files.Request.Slice}' has {count} values; slices are made of at most {Most}."));
            return [];
        }

        var slices = new List<int>[codes.Names.Length + 1];
        for (var i = 0; i < slices.Length; i++)
            slices[i] = [];
        for (var row = 0; row < codes.Codes.Length; row++)
            slices[codes.Codes[row] < 0 ? codes.Names.Length : codes.Codes[row]].Add(row);
        return [.. slices.Select((rows, i) => new Slice(i < codes.Names.Length ? codes.Names[i] : "", [.. rows])).Where(s => s.Rows.Length > 0)];
    }
}

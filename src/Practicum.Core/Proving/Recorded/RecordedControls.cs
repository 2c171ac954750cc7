namespace Practicum.Core.Proving.Recorded;

/// <summary>Plants one suspicion of each kind in columns of their own beside the real target, and looks whether it is raised.</summary>
internal static class RecordedControls
{
    private const double Copied = 0.9;

    /// <summary>What was planted and whether it was found; a label control only where the target is a label.</summary>
    public static ImmutableArray<(string Name, bool Found)> Run(RecordedRows rows, Chance chance)
    {
        var n = rows.Target.Length;
        double[] noise = Draw("noise"), which = Draw("copy"), other = Draw("other");
        var found = ImmutableArray.CreateBuilder<(string, bool)>();
        if (rows.IsBinary)
        {
            var copy = new double[n];
            for (var i = 0; i < n; i++)
                copy[i] = (which[i] < Copied ? rows.Target[i] : 1 - rows.Target[i]) + (0.5 * noise[i]);
            found.Add(("a column that copies the label in 90 % of rows", Raised("leak.target-proxy", [copy, other])));
        }

        var rest = new double[n];
        for (var i = 0; i < n; i++)
            rest[i] = rows.Target[i] - Math.Round(1000 * noise[i]);
        found.Add(("two columns that add up to the target", Raised("leak.sum", [Array.ConvertAll(noise, v => Math.Round(1000 * v)), rest, other])));
        var stuck = noise.ToArray();
        stuck.AsSpan(n / 4, Math.Min(n - (n / 4), Math.Max(200, n / 20))).Fill(0.5);
        found.Add(("a column that stands still for 5 % of the rows", Raised("stuck-sensor", [stuck, other])));
        int[] twice = [.. Enumerable.Range(0, n), n / 2];
        var repeated = new RecordedRows(Made([noise, other]).Take(twice), Array.ConvertAll(twice, i => rows.Target[i]));
        found.Add(("a row that is there twice", DuplicateRows.Repeats(repeated) == 1));
        return found.ToImmutable();

        double[] Draw(string stream)
        {
            var u = new double[n];
            chance.Stream("proof/control/" + stream).Fill(u, 0);
            return u;
        }

        bool Raised(string kind, double[][] columns)
        {
            var planted = new RecordedRows(Made(columns), rows.Target);
            return RecordedProof.Of(planted, planted.IsBinary ? SingleColumns.Areas(planted) : [], null).Any(s => s.Kind == kind && s.Columns.All(c => c != $"c{columns.Length - 1}"));
        }
    }

    private static Table Made(double[][] columns) =>
        new(new([.. columns.Select((_, i) => new Field(string.Create(CultureInfo.InvariantCulture, $"c{i}"), FieldKind.Number))]), [.. columns.Select(c => new DoubleColumn(c))]);
}

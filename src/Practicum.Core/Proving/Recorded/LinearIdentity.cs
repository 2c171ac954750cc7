namespace Practicum.Core.Proving.Recorded;

/// <summary>
/// Numbers that add up to the target exactly: least squares of the target on all columns of numbers by orthogonalisation (modified Gram and Schmidt, columns of little remaining length left
/// out), then one column after another is dropped as long as the sum stays exact, and what is left is checked on every row.
/// </summary>
internal static class LinearIdentity
{
    private const int SampleRows = 2_000, RowsPerColumn = 10;
    private const double Exact = 1e-8;

    /// <summary>The suspicion, when there is an identity.</summary>
    public static IEnumerable<Suspicion> Suspicious(RecordedRows rows)
    {
        if (Find(rows) is not { } found)
            yield break;
        var sum = string.Join(" + ", found.Terms.Select(t => t.Factor == 1 ? t.Column : string.Create(CultureInfo.InvariantCulture, $"{t.Factor:0.######} · {t.Column}")));
        var constant = found.Constant == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" + {found.Constant:0.######}");
        yield return new("leak.sum", [.. found.Terms.Select(t => t.Column)], rows.Target.Length, $"The target is {sum}{constant} in every row.");
    }

    /// <summary>Columns, their factors and a constant, or null when no sum is exact. At least ten rows a column are needed.</summary>
    public static (ImmutableArray<(string Column, double Factor)> Terms, double Constant)? Find(RecordedRows rows)
    {
        var names = new List<string>();
        var columns = new List<double[]>();
        for (var c = 0; c < rows.Features.Columns.Length; c++)
        {
            if (rows.Features.Columns[c] is not NumericColumn numbers || !Array.TrueForAll(numbers.ToDoubles().ToArray(), double.IsFinite))
                continue;
            names.Add(rows.Features.Schema.Fields[c].Name);
            columns.Add(numbers.ToDoubles().ToArray());
        }

        var scale = rows.Target.Length == 0 ? 0 : rows.Target.Max() - rows.Target.Min();
        if (columns.Count == 0 || scale <= 0 || rows.Target.Length < RowsPerColumn * (columns.Count + 1))
            return null;
        var sample = Sample(rows.Target.Length, RowsPerColumn * (columns.Count + 1));
        var target = Array.ConvertAll(sample, i => rows.Target[i]);
        var (used, sampled) = (Enumerable.Range(0, columns.Count).ToList(), columns.ConvertAll(c => Array.ConvertAll(sample, i => c[i])));
        if (Solve(used.ConvertAll(c => sampled[c]), target) is not { } first || first.Worst > Exact * scale)
            return null;
        foreach (var c in Enumerable.Range(0, columns.Count))
        {
            var fewer = used.Where(u => u != c).ToList();
            if (fewer.Count > 0 && Solve(fewer.ConvertAll(u => sampled[u]), target) is { } still && still.Worst <= Exact * scale)
                used = fewer;
        }

        var (factors, constant, _) = Solve(used.ConvertAll(u => sampled[u]), target)!.Value;
        factors = Array.ConvertAll(factors, Round);
        constant = Math.Abs(constant) < 1e-6 * scale ? 0 : Round(constant);
        for (var i = 0; i < rows.Target.Length; i++)
        {
            var sum = constant;
            for (var k = 0; k < used.Count; k++)
                sum += factors[k] * columns[used[k]][i];
            if (Math.Abs(sum - rows.Target[i]) > 1e-6 * scale)
                return null;
        }

        return ([.. used.Select((u, k) => (names[u], factors[k])).Where(t => t.Item2 != 0)], constant);
    }

    private static double Round(double factor) => Math.Abs(factor - Math.Round(factor)) < 1e-6 ? Math.Round(factor) : factor;

    private static int[] Sample(int rows, int least)
    {
        var count = Math.Min(rows, Math.Max(SampleRows, least));
        var sample = new int[count];
        for (var i = 0; i < count; i++)
            sample[i] = (int)((long)i * rows / count);
        return sample;
    }

    /// <summary>Factors, constant and largest error of the least-squares sum of centred columns; null when no column has any length.</summary>
    private static (double[] Factors, double Constant, double Worst)? Solve(List<double[]> columns, double[] target)
    {
        var means = columns.ConvertAll(c => c.Average());
        var (basis, upper, picked) = (new List<double[]>(), new List<double[]>(), new List<int>());
        for (var c = 0; c < columns.Count; c++)
        {
            var rest = Array.ConvertAll(columns[c], v => v - means[c]);
            var length = Length(rest);
            var along = new double[basis.Count + 1];
            for (var b = 0; b < basis.Count; b++)
                along[b] = Reduce(rest, basis[b]);
            for (var b = 0; b < basis.Count; b++)
                along[b] += Reduce(rest, basis[b]);
            var left = Length(rest);
            if (left <= 1e-9 * length || length == 0)
                continue;
            along[basis.Count] = left;
            basis.Add(Array.ConvertAll(rest, v => v / left));
            upper.Add(along);
            picked.Add(c);
        }

        if (basis.Count == 0)
            return null;
        var mean = target.Average();
        var residual = Array.ConvertAll(target, y => y - mean);
        var shares = basis.Select(b => Reduce(residual, b)).ToArray();
        var factors = new double[columns.Count];
        for (var b = basis.Count - 1; b >= 0; b--)
        {
            var value = shares[b];
            for (var later = b + 1; later < basis.Count; later++)
                value -= upper[later][b] * factors[picked[later]];
            factors[picked[b]] = value / upper[b][b];
        }

        var constant = mean - factors.Select((f, c) => f * means[c]).Sum();
        return (factors, constant, residual.Max(Math.Abs));
    }

    private static double Length(double[] v) => Math.Sqrt(v.Sum(x => x * x));

    /// <summary>Takes out of <paramref name="v"/> what lies along a unit vector, and says how much that was.</summary>
    private static double Reduce(double[] v, double[] unit)
    {
        var along = 0.0;
        for (var i = 0; i < v.Length; i++)
            along += v[i] * unit[i];
        for (var i = 0; i < v.Length; i++)
            v[i] -= along * unit[i];
        return along;
    }
}

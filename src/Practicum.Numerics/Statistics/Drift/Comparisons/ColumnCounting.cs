using System.Buffers;
using System.Runtime.CompilerServices;
using Practicum.Numerics.Primitives.Sorting;
using Practicum.Numerics.Statistics.Drift.Samples;
using Practicum.Numerics.Statistics.Drift.Shares;
using Practicum.Numerics.Tables;

namespace Practicum.Numerics.Statistics.Drift.Comparisons;

/// <summary>Sorts or counts the two sides of a column once, and asks for all statistics. Large buffers come from the shared pool.</summary>
internal static class ColumnCounting
{
    private const string TestOnly = "a test statistic, which grows with the rows; the effect has an interval";

    /// <summary>Numbers.</summary>
    public static ColumnComparison Numbers(string name, NumericColumn reference, NumericColumn current, DriftRule rule)
    {
        var (left, right) = (ArrayPool<double>.Shared.Rent(reference.Length), ArrayPool<double>.Shared.Rent(current.Length));
        var (n, m) = (Sort(reference, left), Sort(current, right));
        var samples = new TwoSamples(left, n, reference.Length - n, right, m, current.Length - m);
        var made = Numbers(name, samples, rule);
        ArrayPool<double>.Shared.Return(left);
        ArrayPool<double>.Shared.Return(right);
        return made;
    }

    /// <summary>Categories; the window's texts are looked up among the reference's.</summary>
    public static ColumnComparison Texts(string name, TextColumn reference, TextColumn current, DriftRule rule)
    {
        var (words, others) = (reference.Dictionary, current.Dictionary);
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
            codes.TryAdd(word, codes.Count);
        var known = codes.Count;
        int[] own = [.. words.Select(w => codes[w])];
        var theirs = new int[others.Length];
        for (var i = 0; i < theirs.Length; i++)
        {
            if (!codes.TryGetValue(others[i], out theirs[i]))
                codes.Add(others[i], theirs[i] = codes.Count);
        }

        // a cell for each text, and one for missing values
        var (left, right) = (new long[codes.Count + 1], new long[codes.Count + 1]);
        Count(reference.Codes, own, left);
        Count(current.Codes, theirs, right);
        long fresh = 0;
        for (var cell = 0; cell < codes.Count; cell++)
            fresh += cell >= known || left[cell] == 0 ? right[cell] : 0;
        return Texts(name, new(left, right), (left[^1], right[^1], fresh), rule);
    }

    private static ColumnComparison Texts(string name, ShareComparison shares, (long Left, long Right, long Fresh) missing, DriftRule rule)
    {
        var level = rule.IntervalLevel;
        var (test, effect) = (shares.ChiSquared(), shares.TotalVariation);
        return new()
        {
            Name = name,
            Kind = FieldKind.Text,
            ReferenceRows = shares.ReferenceRows,
            CurrentRows = shares.CurrentRows,
            ReferenceMissing = (double)missing.Left / shares.ReferenceRows,
            CurrentMissing = (double)missing.Right / shares.CurrentRows,
            NewShare = (double)missing.Fresh / shares.CurrentRows,
            Effect = effect,
            PValue = shares.Cells == 1 && shares.ReferenceRows > 0 && shares.CurrentRows > 0 ? 1 : test.PValue.Value,
            Measures =
            [
                new(DriftNames.PsiCategories, shares.Psi(level)),
                new(DriftNames.JensenShannonCategories, shares.JensenShannon(LogUnit.Bits, level)),
                new(DriftNames.HellingerCategories, shares.Hellinger(level)),
                new(DriftNames.CramersV, shares.CramersV(level)),
                new(DriftNames.ChiSquared, test.PValue.IsDefined ? Estimate.WithoutInterval(test.Statistic, test.PValue.Count, TestOnly) : test.PValue, test.PValue.Value),
            ],
        };
    }

    private static ColumnComparison Numbers(string name, TwoSamples samples, DriftRule rule)
    {
        var level = rule.IntervalLevel;
        var (rows, window) = ((long)samples.ReferenceRows + samples.ReferenceMissing, (long)samples.CurrentRows + samples.CurrentMissing);
        var (deciles, test) = (samples.Deciles(), samples.KsTest());
        var presence = new ShareComparison([samples.ReferenceRows, samples.ReferenceMissing], [samples.CurrentRows, samples.CurrentMissing]);
        var p = test.PValue.Value;
        if (presence.Cells > 1 && presence.ChiSquared().PValue is { IsDefined: true } gone)
            p = double.IsNaN(p) ? gone.Value : Math.Min(1, 2 * Math.Min(p, gone.Value));
        return new()
        {
            Name = name,
            Kind = FieldKind.Number,
            ReferenceRows = rows,
            CurrentRows = window,
            ReferenceMissing = (double)samples.ReferenceMissing / rows,
            CurrentMissing = (double)samples.CurrentMissing / window,
            NewShare = 0,
            Effect = double.MaxNumber(samples.Ks(level).Value, presence.TotalVariation),
            PValue = p,
            Measures =
            [
                new(DriftNames.PsiDeciles, deciles.Psi(level)),
                new(DriftNames.JensenShannonDeciles, deciles.JensenShannon(LogUnit.Bits, level)),
                new(DriftNames.HellingerDeciles, deciles.Hellinger(level)),
                new(DriftNames.Ks, samples.Ks(level), test.PValue.Value),
                new(DriftNames.Wasserstein, samples.Wasserstein(level)),
                new(DriftNames.NormedWasserstein, samples.NormedWasserstein(level)),
                new(DriftNames.Energy, samples.Energy()),
                new(DriftNames.MeanShift, samples.MeanShift(level)),
            ],
        };
    }

    private static int Sort(NumericColumn column, double[] into)
    {
        var all = into.AsSpan(0, column.Length);
        if (column is DoubleColumn doubles)
            return Sorted(doubles.Values, all);
        column.CopyTo(0, all);
        return Sorted(all, all);
    }

    private static int Sorted(ReadOnlySpan<double> values, Span<double> into)
    {
        var present = Present.CopyTo(values, into);
        RadixSort.Ascending(into[..present]);
        return present;
    }

    /// <summary>Counts codes in four tables by turns, since one counter cannot be raised twice in a row quickly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<int> codes, int[] cellOfCode, long[] counts)
    {
        var width = cellOfCode.Length + 1; // code −1 comes first
        var tables = new int[4 * width];
        var i = 0;
        for (; i + 4 <= codes.Length; i += 4)
        {
            tables[codes[i] + 1]++;
            tables[codes[i + 1] + 1 + width]++;
            tables[codes[i + 2] + 1 + (2 * width)]++;
            tables[codes[i + 3] + 1 + (3 * width)]++;
        }

        for (; i < codes.Length; i++)
            tables[codes[i] + 1]++;
        for (var c = 0; c < width; c++)
            counts[c == 0 ? counts.Length - 1 : cellOfCode[c - 1]] += (long)tables[c] + tables[c + width] + tables[c + (2 * width)] + tables[c + (3 * width)];
    }
}

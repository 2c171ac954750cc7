namespace Practicum.Runner.Intake;

/// <summary>Does a column follow the days of the week? A permutation test on daily means (methods §6, seasonality).</summary>
internal static class WeeklyRhythm
{
    private const int Permutations = 2_000;

    /// <summary>Whether p &lt; 0.001 with weekday labels permuted over days; the same rows give the same answer.</summary>
    /// <param name="values">The column.</param>
    /// <param name="dayOfRow">Day number of each row, since 1970-01-01.</param>
    public static bool IsThere(Column values, ReadOnlySpan<int> dayOfRow)
    {
        var sums = new SortedDictionary<int, (double Sum, int Count)>();
        var common = values is TextColumn text ? Commonest(text) : -1;
        for (var row = 0; row < dayOfRow.Length; row++)
        {
            if (values.IsMissing(row))
                continue;
            var value = values is NumericColumn numbers ? numbers[row] : ((TextColumn)values).Codes[row] == common ? 1 : 0;
            var (sum, count) = sums.GetValueOrDefault(dayOfRow[row]);
            sums[dayOfRow[row]] = (sum + value, count + 1);
        }

        if (sums.Count < 28)
            return false;
        var means = sums.Values.Select(d => d.Sum / d.Count).ToArray();
        var weekdays = sums.Keys.Select(day => (((day + 3) % 7) + 7) % 7).ToArray();
        var found = Spread(means, weekdays);
        var stream = new Chance(0).Stream("check/weekly-rhythm");
        var atLeast = 0;
        for (var permutation = 0; permutation < Permutations && atLeast < 2; permutation++)
        {
            for (var i = weekdays.Length - 1; i > 0; i--)
            {
                var other = (int)(stream.Uniform((uint)permutation, (uint)i) * (i + 1));
                (weekdays[i], weekdays[other]) = (weekdays[other], weekdays[i]);
            }

            if (Spread(means, weekdays) >= found - 1e-12)
                atLeast++;
        }

        return (atLeast + 1.0) / (Permutations + 1.0) < 0.001;
    }

    private static int Commonest(TextColumn text)
    {
        var counts = new int[text.Dictionary.Length];
        foreach (var code in text.Codes)
        {
            if (code >= 0)
                counts[code]++;
        }

        return Array.IndexOf(counts, counts.DefaultIfEmpty().Max());
    }

    private static double Spread(double[] means, int[] weekdays)
    {
        Span<double> sum = stackalloc double[7];
        Span<int> count = stackalloc int[7];
        var all = 0.0;
        for (var i = 0; i < means.Length; i++)
        {
            sum[weekdays[i]] += means[i];
            count[weekdays[i]]++;
            all += means[i];
        }

        var (mean, spread) = (all / means.Length, 0.0);
        for (var day = 0; day < 7; day++)
        {
            if (count[day] > 0)
                spread += count[day] * Math.Pow((sum[day] / count[day]) - mean, 2);
        }

        return spread;
    }
}

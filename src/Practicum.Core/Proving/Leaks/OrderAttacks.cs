namespace Practicum.Core.Proving.Leaks;

/// <summary>The order of rows in their file: place, place modulo 2 … 64, sine and cosine of those periods, and the place among rows of the same moment.</summary>
internal static class OrderAttacks
{
    private const int LongestPeriod = 64;

    /// <summary>The attacks.</summary>
    public static IEnumerable<LeakAttack> Of(LeakFiles files)
    {
        yield return new("order", "place in the file", false, () => files.ByPlace(i => i));
        for (var period = 2; period <= LongestPeriod; period++)
        {
            var m = period;
            yield return new("order", string.Create(CultureInfo.InvariantCulture, $"place modulo {m}"), false, () => files.ByPlace(i => i % m));
            if (m == 2)
                continue;
            yield return new("order", string.Create(CultureInfo.InvariantCulture, $"sine of period {m}"), false, () => files.ByPlace(i => Math.Sin(2 * Math.PI * (i % m) / m)));
            yield return new("order", string.Create(CultureInfo.InvariantCulture, $"cosine of period {m}"), false, () => files.ByPlace(i => Math.Cos(2 * Math.PI * (i % m) / m)));
        }

        if (files.Fields.FirstOrDefault(f => f.Role == FieldRole.Time) is { } time)
            yield return new("order", "place within the moment", false, () => [.. WithinMoment(files.Train.Rows[time.Name]), .. WithinMoment(files.Test.Rows[time.Name])]);
    }

    /// <summary>−½ for the first row of a run of rows with one time, ½ for its last one; 0 for a row alone.</summary>
    internal static double[] WithinMoment(Column time)
    {
        var place = new double[time.Length];
        for (var start = 0; start < place.Length;)
        {
            var end = start + 1;
            while (end < place.Length && Same(time, start, end))
                end++;
            for (var i = start; end - start > 1 && i < end; i++)
                place[i] = ((double)(i - start) / (end - start - 1)) - 0.5;
            start = end;
        }

        return place;
    }

    private static bool Same(Column column, int a, int b) => column is TextColumn text ? text.Codes[a] == text.Codes[b] : ((NumericColumn)column)[a].Equals(((NumericColumn)column)[b]);
}

namespace Practicum.Core.Proving.Splits;

/// <summary>
/// Whether hidden rows look like training rows (methods §13): trees that tell them apart, fitted to half of the rows and tested on the other half. Where rows were held out at random, their area
/// under the ROC curve must not pass ½ by four standard errors; where the last rows were held out, the cut must be no sharper than other cuts of the same data.
/// </summary>
public sealed record SplitProof
{
    /// <summary>Standard errors that an area may pass what it is held against.</summary>
    public const double Errors = 4;

    private const int MostRows = 20_000, FewestRows = 200, MostCuts = 6;

    /// <summary>Whether rows were held out at random.</summary>
    public required bool IsRandom { get; init; }

    /// <summary>The area; NaN when there are too few rows.</summary>
    public required double Area { get; init; }

    /// <summary>Its standard error if nothing tells the rows apart: <c>√((n₁ + n₂ + 1) / (12 n₁ n₂))</c>.</summary>
    public required double Error { get; init; }

    /// <summary>What the area is held against: ½, or the largest area at another cut.</summary>
    public required double Against { get; init; }

    /// <summary>Whether there were rows enough, and for a cut in time other cuts.</summary>
    public bool Tried => !double.IsNaN(Area) && !double.IsNaN(Against);

    /// <summary>Whether hidden rows can be told from training rows beyond what the split explains.</summary>
    public bool IsTold => Tried && Area > Against + (Errors * Error);

    /// <summary>Compares hidden with training rows.</summary>
    /// <param name="train">Training rows in time order: features and label; no names and no time.</param>
    /// <param name="hidden">Hidden rows in time order, with the same columns.</param>
    /// <param name="isRandom">Whether they were held out at random, or are the last ones.</param>
    /// <param name="chance">Draws which rows are fitted to, from streams that begin with <c>proof/split</c>.</param>
    public static SplitProof Run(Table train, Table hidden, bool isRandom, Chance chance)
    {
        if (Math.Min(train.Rows, hidden.Rows) < FewestRows)
            return new() { IsRandom = isRandom, Area = double.NaN, Error = double.NaN, Against = double.NaN };
        if (isRandom)
        {
            var (area, error) = TwoSamples.Area(TwoSamples.Pick(train, MostRows, chance, 0), TwoSamples.Pick(hidden, MostRows, chance, 1), chance, 0);
            return new() { IsRandom = true, Area = area, Error = error, Against = 0.5 };
        }

        var block = Math.Min(Math.Min(hidden.Rows, MostRows), train.Rows / 3);
        var (cut, cutError) = TwoSamples.Area(Rows(train, train.Rows - block, block), Rows(hidden, 0, block), chance, 0);
        var against = double.NaN;
        for (var (end, number) = (train.Rows, 1U); end - (2 * block) >= 0 && number <= MostCuts; end -= block, number++)
        {
            var (other, _) = TwoSamples.Area(Rows(train, end - (2 * block), block), Rows(train, end - block, block), chance, number);
            against = double.IsNaN(against) ? other : Math.Max(against, other);
        }

        return new() { IsRandom = false, Area = cut, Error = cutError, Against = against };
    }

    /// <summary>The standard error of an area of <paramref name="first"/> against <paramref name="second"/> rows that nothing tells apart (Mann and Whitney 1947).</summary>
    public static double NullError(double first, double second) => Math.Sqrt((first + second + 1) / (12 * first * second));

    private static Table Rows(Table table, int start, int count)
    {
        var rows = new int[count];
        for (var i = 0; i < count; i++)
            rows[i] = start + i;
        return table.Take(rows);
    }
}

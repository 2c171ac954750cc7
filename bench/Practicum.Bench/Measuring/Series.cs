namespace Practicum.Bench.Measuring;

/// <summary>Figures of repeated runs.</summary>
internal static class Series
{
    /// <summary>The median; the mean of the two in the middle of an even number.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The straight line through points by least squares: its intercept, its slope, and the largest distance of a point from it as a share of its value.</summary>
    public static (double Intercept, double Slope, double Worst) Line(IReadOnlyList<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        var slope = points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
        var intercept = y - (slope * x);
        return (intercept, slope, points.Max(p => Math.Abs(p.Y - intercept - (slope * p.X)) / p.Y));
    }
}

namespace Practicum.Numerics.Primitives;

/// <summary>
/// How finely something may be told that was computed from hidden rows. A model can be made that says the same of all rows but one, and of that one a hidden
/// value; told to the last digit, any mean over the rows would carry that value out. So figures are told on a grid that is no finer than what one row can
/// move, and no finer than what their interval supports; and of fewer than <see cref="FewestRows"/> rows nothing is told.
/// </summary>
public static class Coarse
{
    /// <summary>Fewest rows of which something is told.</summary>
    public const int FewestRows = 20;

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is at least <paramref name="least"/>.</summary>
    /// <param name="least">From 1e-12 to 1e15; what lies outside is taken to its end.</param>
    public static double Step(double least)
    {
        var wanted = (decimal)Math.Clamp(double.IsNaN(least) ? 0 : least, 1e-12, 1e15) * (1 - 1e-9m);
        var power = 1e-12m;
        while (power * 10 <= wanted)
            power *= 10;
        return (double)(wanted <= power ? power : wanted <= 2 * power ? 2 * power : wanted <= 5 * power ? 5 * power : 10 * power);
    }

    /// <summary>The multiple of a step that is nearest; halves go away from zero. What is not finite, or beyond 1e15, stays.</summary>
    public static double Round(double value, double step) => Math.Abs(value) <= 1e15 && step >= 1e-12
        ? (double)(Math.Round((decimal)value / (decimal)step, MidpointRounding.AwayFromZero) * (decimal)step)
        : value;

    /// <summary>A step that shows two figures of a width, as reports do: 0.001 for a width of 0.023.</summary>
    /// <param name="width">Positive.</param>
    public static double TwoFigures(double width) => Math.Pow(10, Math.Floor(Math.Log10(width)) - 1);

    /// <summary>A step that shows three figures of a value; 0 for zero.</summary>
    public static double ThreeFigures(double value) => value == 0 || !double.IsFinite(value) ? 0 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);

    /// <summary>The step that an estimate supports: two figures of its interval's width, or three of its value where there is none.</summary>
    public static double GridOf(Estimate estimate) =>
        estimate.Interval is { } i && i.High > i.Low && double.IsFinite(i.High - i.Low) ? TwoFigures(i.High - i.Low) : ThreeFigures(estimate.Value);

    /// <summary>An estimate on a grid: two figures of its interval's width, or three of its value where there is none, and at least <paramref name="least"/>. Counts stay.</summary>
    public static Estimate Of(Estimate estimate, double least)
    {
        if (!estimate.IsDefined || (estimate.Interval is null && estimate.Value == Math.Floor(estimate.Value) && estimate.Because is null))
            return estimate;
        var step = Math.Max(least, GridOf(estimate));
        if (estimate.Interval is not { } i)
        {
            var value = Round(estimate.Value, step);
            return estimate.Because is { } because ? Estimate.WithoutInterval(value, estimate.Count, because) : Estimate.Exact(value, estimate.Count);
        }

        return Estimate.Of(Round(estimate.Value, step), i with { Low = Round(i.Low, step), High = Round(i.High, step) }, estimate.Count);
    }
}

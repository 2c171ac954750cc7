namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>Finds where a function crosses 0.</summary>
internal static class Root
{
    private const double Close = 1e-15;

    /// <summary>
    /// The crossing of a function that is positive at <paramref name="low"/> and falls to a negative value at <paramref name="high"/>, to about 1e-15: false position with halved
    /// weights (M. Dowell and P. Jarratt, "A modified regula falsi method", BIT 11, 1971, 168–174), every third step a bisection, so that the bracket always closes.
    /// </summary>
    public static double Falling(Func<double, double> function, double low, double high)
    {
        var (atLow, atHigh, side) = (double.NaN, double.NaN, 0);
        for (var i = 0; i < 300 && high - low > Close * (1 + Math.Max(Math.Abs(low), Math.Abs(high))); i++)
        {
            var next = i % 3 == 2 ? double.NaN : high - atHigh * (high - low) / (atHigh - atLow);
            if (!(next > low && next < high))
                next = low + (high - low) / 2;
            if (next <= low || next >= high)
                break;
            var value = function(next);
            if (value > 0)
            {
                (low, atLow, atHigh) = (next, value, side > 0 ? atHigh / 2 : atHigh);
                side = 1;
            }
            else
            {
                (high, atHigh, atLow) = (next, value, side < 0 ? atLow / 2 : atLow);
                side = -1;
            }
        }

        return low + (high - low) / 2;
    }
}

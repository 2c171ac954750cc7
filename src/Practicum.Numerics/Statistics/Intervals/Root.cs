namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>Finds where a function crosses 0.</summary>
internal static class Root
{
    /// <summary>The crossing of a function that is positive at <paramref name="low"/> and falls to a negative value at <paramref name="high"/>, to the last bits, by bisection.</summary>
    public static double Falling(Func<double, double> function, double low, double high)
    {
        for (var i = 0; i < 200; i++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                break;
            if (function(middle) > 0)
                low = middle;
            else
                high = middle;
        }

        return low + (high - low) / 2;
    }
}

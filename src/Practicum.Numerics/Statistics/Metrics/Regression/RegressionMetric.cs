using System.Globalization;

namespace Practicum.Numerics.Statistics.Metrics.Regression;

/// <summary>What is measured.</summary>
internal enum RegressionKind
{
    Mae,
    Rmse,
    Mse,
    R2,
    MedianAbsoluteError,
    Bias,
    Mape,
    Rmsle,
    Pinball,
    MaxError,
}

/// <summary>A regression metric.</summary>
/// <param name="Kind">What is measured.</param>
/// <param name="Quantile">τ of the pinball loss, in (0, 1); else 0.</param>
internal readonly record struct RegressionMetric(RegressionKind Kind, double Quantile = 0)
{
    private const string Pinball = "pinball@";

    /// <summary>In the order of <see cref="RegressionKind"/>, with the median as the quantile.</summary>
    public static readonly ImmutableArray<string> Names = ["mae", "rmse", "mse", "r2", "median_absolute_error", "bias", "mape", "rmsle", "pinball@0.5", "max_error"];

    /// <summary>The metric of that name.</summary>
    /// <exception cref="ArgumentException">There is none, or the quantile is not between 0 and 1.</exception>
    public static RegressionMetric Of(string name)
    {
        if (name.StartsWith(Pinball, StringComparison.Ordinal))
        {
            return double.TryParse(name.AsSpan(Pinball.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantile) && quantile is > 0 and < 1
                ? new(RegressionKind.Pinball, quantile)
                : throw new ArgumentException($"The quantile of '{name}' is not between 0 and 1.", nameof(name));
        }

        return Names.IndexOf(name) is >= 0 and var i ? new((RegressionKind)i) : throw new ArgumentException($"No regression metric '{name}'.", nameof(name));
    }
}

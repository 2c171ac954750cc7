namespace Practicum.Bench.Measuring;

/// <summary>A figure that the budget may name.</summary>
/// <param name="Name">Its name, <c>replay.alone</c>.</param>
/// <param name="Value">Its value: a ratio, bytes a row, mebibytes.</param>
/// <param name="Low">Smallest of the single runs; NaN when there was one.</param>
/// <param name="High">Largest of the single runs.</param>
/// <param name="About">What it is, in a few words.</param>
internal sealed record Measured(string Name, double Value, double Low, double High, string About)
{
    /// <summary>A figure of one run.</summary>
    public static Measured Once(string name, double value, string about) => new(name, value, double.NaN, double.NaN, about);

    /// <summary>The ratio of two series' medians, with the ratios of the single runs as its spread; runs of the two took turns.</summary>
    public static Measured Ratio(string name, IReadOnlyList<double> of, IReadOnlyList<double> to, string about)
    {
        var single = of.Zip(to, (a, b) => a / b).ToArray();
        return new(name, Series.Median(of) / Series.Median(to), single.Min(), single.Max(), about);
    }
}

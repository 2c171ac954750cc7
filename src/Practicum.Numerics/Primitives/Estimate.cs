namespace Practicum.Numerics.Primitives;

/// <summary>A measured number with its interval, or the reason why there is none. No metric is a naked double.</summary>
public sealed record Estimate
{
    private Estimate(double value, Interval? interval, long count, string? because) =>
        (Value, Interval, Count, Because) = (value, interval, count, because);

    /// <summary>The value; NaN when undefined.</summary>
    public double Value { get; }

    /// <summary>The interval, or null when it is withheld (see <see cref="Because"/>) or the value is an exact count.</summary>
    public Interval? Interval { get; }

    /// <summary>How many rows (or worlds, or units) it rests on.</summary>
    public long Count { get; }

    /// <summary>Why the value is undefined or the interval withheld; null otherwise.</summary>
    public string? Because { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsDefined => !double.IsNaN(Value);

    /// <summary>An estimate with an interval.</summary>
    public static Estimate Of(double value, Interval interval, long count) => new(value, interval, count, null);

    /// <summary>A value whose interval is withheld, with the reason.</summary>
    public static Estimate WithoutInterval(double value, long count, string because) => new(value, null, count, because);

    /// <summary>A counted value: there is nothing to be unsure of.</summary>
    public static Estimate Exact(double value, long count) => new(value, null, count, null);

    /// <summary>No value: "undefined, because …".</summary>
    public static Estimate Undefined(string because, long count) => new(double.NaN, null, count, because);
}

namespace Practicum.Core.Planting.Leaks;

/// <summary>What a column that knows the label holds: a value that depends on whether it shows label 1, and its likelihoods.</summary>
/// <param name="ShowsOne">Probability that it shows 1 when the label is 1.</param>
/// <param name="ShowsZero">Probability that it shows 1 when the label is 0.</param>
internal abstract record OutcomeSign(double ShowsOne, double ShowsZero)
{
    private const int Codes = 3;

    /// <summary>Texts of the column's codes; default where it holds numbers.</summary>
    public virtual ImmutableArray<string> Words => default;

    /// <summary>The value, a code where it is text, NaN where it is missing.</summary>
    /// <param name="shown">Whether it shows 1.</param>
    /// <param name="u">A uniform number.</param>
    public abstract double Value(bool shown, double u);

    /// <summary>How many times as likely a value is when 1 is shown as when 0 is; infinite when 0 never gives it.</summary>
    public abstract double Ratio(double value);

    /// <summary>How many times as likely a value is under label 1 as under label 0.</summary>
    public double LabelRatio(double value)
    {
        var shown = Ratio(value);
        return double.IsPositiveInfinity(shown)
            ? ShowsOne / ShowsZero
            : ((ShowsOne * shown) + 1 - ShowsOne) / ((ShowsZero * shown) + 1 - ShowsZero);
    }

    /// <summary>0 or 1.</summary>
    public sealed record Flag(double ShowsOne, double ShowsZero) : OutcomeSign(ShowsOne, ShowsZero)
    {
        public override double Value(bool shown, double u) => shown ? 1 : 0;

        public override double Ratio(double value) => value == 1 ? double.PositiveInfinity : 0;
    }

    /// <summary>One of six codes, three for each label, named anew in every variant.</summary>
    public sealed record Code(double ShowsOne, double ShowsZero, int[] Order) : OutcomeSign(ShowsOne, ShowsZero)
    {
        public override ImmutableArray<string> Words => [.. Order.Select(o => $"C{1 + o}")];

        public override double Value(bool shown, double u) => (shown ? Codes : 0) + Math.Min(Codes - 1, (int)(u * Codes));

        public override double Ratio(double value) => value >= Codes ? double.PositiveInfinity : 0;
    }

    /// <summary>A number around 35 or 65, with a standard deviation of 15, in tenths.</summary>
    public sealed record Score(double ShowsOne, double ShowsZero) : OutcomeSign(ShowsOne, ShowsZero)
    {
        private const double Middle = 50, Spread = 15;

        public override double Value(bool shown, double u) => Math.Round(Middle + (Spread * ((shown ? 1 : -1) + InverseCdf.Normal(u))), 1);

        // Of two normal densities at ±1 spread: exp(2z).
        public override double Ratio(double value) => Math.Exp(2 * (value - Middle) / Spread);
    }

    /// <summary>How often something happened: 0, or 1 and more.</summary>
    public sealed record Count(double ShowsOne, double ShowsZero) : OutcomeSign(ShowsOne, ShowsZero)
    {
        public override double Value(bool shown, double u) => shown ? 1 + Math.Floor(InverseCdf.Exponential(u, 1.5)) : 0;

        public override double Ratio(double value) => value > 0 ? double.PositiveInfinity : 0;
    }

    /// <summary>Days from 1 to 30, filled in when it happened and else missing.</summary>
    public sealed record Filled(double ShowsOne, double ShowsZero) : OutcomeSign(ShowsOne, ShowsZero)
    {
        public override double Value(bool shown, double u) => shown ? 1 + Math.Floor(u * 30) : double.NaN;

        public override double Ratio(double value) => double.IsNaN(value) ? 0 : double.PositiveInfinity;
    }
}

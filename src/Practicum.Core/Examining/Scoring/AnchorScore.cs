namespace Practicum.Core.Examining.Scoring;

/// <summary>Scores between two anchors (methods §7): 0 is the starter, 1 the reference. The direction of the metric cancels.</summary>
public static class AnchorScore
{
    /// <summary>Above this stability the report warns.</summary>
    public const double Warn = 0.05;

    /// <summary>Above this stability there is no score.</summary>
    public const double Refuse = 0.2;

    /// <summary><c>(value − starter) / (reference − starter)</c>, not clipped; NaN or infinite when the anchors are equal.</summary>
    public static double Raw(double value, double starter, double reference) => (value - starter) / (reference - starter);

    /// <summary>Within [0, 1.25], for display.</summary>
    public static double Shown(double raw) => Math.Clamp(raw, 0, 1.25);

    /// <summary>Within [0, 1], for sums.</summary>
    public static double Clipped(double raw) => Math.Clamp(raw, 0, 1);

    /// <summary>
    /// Why the anchors cannot carry a score, or null when they can: the reference must be better than the starter, by more than chance
    /// (Fieller's g at most 0.2).
    /// </summary>
    /// <param name="starter">Value of the starter.</param>
    /// <param name="reference">Value of the reference.</param>
    /// <param name="higherIsBetter">Direction of the metric.</param>
    /// <param name="stability">Fieller's g of the difference of the anchors.</param>
    public static string? Objection(double starter, double reference, bool higherIsBetter, double stability)
    {
        if (double.IsNaN(starter) || double.IsNaN(reference))
            return "Not scored: an anchor is undefined on these rows.";
        if (higherIsBetter ? reference <= starter : reference >= starter)
            return "Not scored: the reference is not better than the starter here, so nothing can be told between them.";
        return stability > Refuse || double.IsNaN(stability)
            ? "Not scored: starter and reference are too close to tell apart on these rows."
            : null;
    }
}

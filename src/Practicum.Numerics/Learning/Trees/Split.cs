namespace Practicum.Numerics.Learning.Trees;

/// <summary>A way to part a node; <see cref="Gain"/> 0 means none.</summary>
/// <param name="Gain">Fall of the loss's second-order model, times two.</param>
/// <param name="Column">Index of the column.</param>
/// <param name="Code">Largest code that goes left; of no meaning for texts.</param>
/// <param name="RestLeft">Whether missing values go left, and with them texts that training had not or hardly had in the node.</param>
/// <param name="Left">Sums of the left child.</param>
/// <param name="Texts">The texts that go left; null for a number.</param>
internal readonly record struct Split(double Gain, int Column, int Code, bool RestLeft, NodeSums Left, CodeSet? Texts);

/// <summary>What a node may predict, before the learning rate: the bounds that monotone columns above it have left.</summary>
/// <param name="Low">Least log-odds.</param>
/// <param name="High">Largest.</param>
internal readonly record struct Bounds(double Low, double High)
{
    /// <summary>No bounds.</summary>
    public static Bounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether there is one.</summary>
    public bool Any => !double.IsNegativeInfinity(Low) || !double.IsPositiveInfinity(High);
}

/// <summary>The objective of T. Chen, C. Guestrin, "XGBoost: a scalable tree boosting system" (KDD 2016), equations 5 to 7.</summary>
/// <param name="L2">λ.</param>
/// <param name="MinRows">Fewest rows in a leaf.</param>
internal sealed record Objective(double L2, double MinRows)
{
    /// <summary>Least sum of second derivatives in a leaf, and least gain.</summary>
    public const double LeastCurvature = 1e-3, LeastGain = 1e-7;

    /// <summary>The best leaf: −G/(H + λ) within the bounds.</summary>
    public double Leaf(in NodeSums sums, in Bounds bounds) => Math.Clamp(-sums.First / (sums.Second + L2 + 1e-12), bounds.Low, bounds.High);

    /// <summary>What a leaf without bounds is worth: G²/(H + λ).</summary>
    public double Worth(in NodeSums sums) => sums.Rows == 0 ? 0 : sums.First * sums.First / (sums.Second + L2);

    /// <summary>What a leaf with a value is worth: −(2 G w + (H + λ) w²).</summary>
    public double Worth(in NodeSums sums, double leaf) => -((2 * sums.First * leaf) + ((sums.Second + L2) * leaf * leaf));

    /// <summary>Whether a leaf may have these sums.</summary>
    public bool Allows(in NodeSums sums) => sums.Rows >= MinRows && sums.Second >= LeastCurvature;
}

namespace Practicum.Core.Planting.Drawing;

/// <summary>A choice among weighted options by one uniform number.</summary>
internal sealed class Choice
{
    private readonly double[] cumulative;

    /// <summary>Weights of options 0, 1, …; they need not add up to 1.</summary>
    public Choice(params ReadOnlySpan<double> weights)
    {
        cumulative = weights.ToArray();
        for (var i = 1; i < cumulative.Length; i++)
            cumulative[i] += cumulative[i - 1];
    }

    /// <summary>How many options.</summary>
    public int Count => cumulative.Length;

    /// <summary>The option at u in (0, 1).</summary>
    public int At(double u) => InverseCdf.Choice(u, cumulative);

    /// <summary>One of <paramref name="count"/> options of equal weight.</summary>
    public static int Of(double u, int count) => Math.Min((int)(u * count), count - 1);

    /// <summary>A number in (0, 1) again from the part of u that the choice among <paramref name="count"/> left unused.</summary>
    public static double Rest(double u, int count) => (u * count) - Math.Floor(u * count);
}

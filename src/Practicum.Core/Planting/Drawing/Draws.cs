namespace Practicum.Core.Planting.Drawing;

/// <summary>Uniform numbers of one row, or of one person.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="High">Upper half of its address.</param>
/// <param name="Low">Lower half.</param>
internal readonly record struct Draws(ChanceStream Stream, uint High, uint Low)
{
    /// <summary>A number in (0, 1); lanes are independent.</summary>
    public double At(uint lane) => Stream.Uniform(High, Low, lane);

    /// <summary>One of some options of equal weight.</summary>
    public int Of(uint lane, int count) => Choice.Of(At(lane), count);

    /// <summary>Decimal digits, at most 15.</summary>
    public string Digits(uint lane, int count) => ((long)(At(lane) * Math.Pow(10, count))).ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
}

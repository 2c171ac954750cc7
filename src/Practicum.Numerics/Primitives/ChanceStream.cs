namespace Practicum.Numerics.Primitives;

/// <summary>A named stream of uniform numbers, addressed by (tick, row, lane). Safe on any number of threads.</summary>
/// <param name="Key0">First key word.</param>
/// <param name="Key1">Second key word.</param>
public readonly record struct ChanceStream(uint Key0, uint Key1)
{
    /// <summary>
    /// The uniform number in (0, 1) at a counter (row in tick, tick, lane, 0): <c>x = c1·2³² + c0</c>, <c>u = ((x >> 11) + 0.5)·2⁻⁵³</c>.
    /// </summary>
    public double Uniform(uint tick, uint row, uint lane = 0)
    {
        var (x0, x1, _, _) = Philox.Block(row, tick, lane, 0, Key0, Key1);
        return ToUniform(x0, x1);
    }

    /// <summary>Fills <paramref name="destination"/> with the numbers of rows <paramref name="firstRow"/>, … of one tick.</summary>
    public void Fill(Span<double> destination, uint tick, uint firstRow = 0, uint lane = 0)
    {
        for (var i = 0; i < destination.Length; i++)
            destination[i] = Uniform(tick, firstRow + (uint)i, lane);
    }

    internal static double ToUniform(uint x0, uint x1) => ((((ulong)x1 << 32 | x0) >> 11) + 0.5) * (1.0 / (1UL << 53));
}

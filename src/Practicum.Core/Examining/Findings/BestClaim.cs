using Practicum.Numerics.Primitives.Sorting;

namespace Practicum.Core.Examining.Findings;

/// <summary>The best claim that could be made from the true probabilities: rows above a cut, the cut chosen with the key in hand (methods §8).</summary>
public static class BestClaim
{
    /// <summary>Marks the rows of the claim with the largest F; rows of equal probability are claimed together.</summary>
    /// <param name="probability">Of each row to be in the key.</param>
    /// <param name="inKey">Whether it is, 1 or 0.</param>
    /// <param name="beta">β of F.</param>
    /// <returns>Whether each row is claimed.</returns>
    public static bool[] Of(ReadOnlySpan<double> probability, ReadOnlySpan<byte> inKey, double beta)
    {
        var order = RadixSort.DescendingOrder(probability);
        var key = 0;
        foreach (var there in inKey)
            key += there;
        var (best, cut, right, square) = (-1.0, 0, 0, beta * beta);
        for (var i = 0; i < order.Length; i++)
        {
            right += inKey[order[i]];
            if (i + 1 < order.Length && probability[order[i + 1]] == probability[order[i]])
                continue;
            var f = (1 + square) * right / (square * key + i + 1);
            if (f > best)
                (best, cut) = (f, i + 1);
        }

        var claimed = new bool[order.Length];
        foreach (var row in order.AsSpan(0, cut))
            claimed[row] = true;
        return claimed;
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Practicum.Runner.Runs.Answers;

/// <summary>Rows in another order, to be asked for in batches of other sizes. The order depends on the world, never on the submission.</summary>
/// <param name="Rows">The rows in their new order.</param>
/// <param name="From">For each of them its place in the first order.</param>
internal sealed record Shuffled(Table Rows, int[] From)
{
    /// <summary>
    /// Sizes of the batches, over and over: all of them are below the 1,024 rows of a usual run, so that no row has the neighbours, or the number of
    /// neighbours, that it had.
    /// </summary>
    private static readonly int[] Sizes = [2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987];

    /// <summary>A stream of chance that belongs to a pack and a variant.</summary>
    /// <param name="pack">Digest of the pack.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="name">What it is for.</param>
    public static ChanceStream Stream(Digest pack, int variant, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{pack}/{variant}")));
        return new Chance(BinaryPrimitives.ReadUInt64LittleEndian(hash)).Stream(name);
    }

    /// <summary>All rows of a table, or as many as asked for, drawn and ordered by chance.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="most">Most rows to take.</param>
    /// <param name="order">Decides.</param>
    public static Shuffled Of(Table rows, int most, ChanceStream order)
    {
        var keys = new double[rows.Rows];
        order.Fill(keys, 0);
        int[] from = [.. Enumerable.Range(0, rows.Rows)];
        Array.Sort(keys, from);
        if (from.Length > most)
            from = from[..most];
        return new(rows.Take(from), from);
    }

    /// <summary>The batches: first row and number of rows.</summary>
    public IEnumerable<(int Start, int Count)> Batches()
    {
        for (int start = 0, k = 0; start < From.Length; k++)
        {
            var count = Math.Min(Sizes[k % Sizes.Length], From.Length - start);
            yield return (start, count);
            start += count;
        }
    }
}

namespace Practicum.Core.Planting;

/// <summary>Chance of rows, drawn at the numbers that stay with them (<see cref="Ground.Identity"/>).</summary>
internal static class RowChance
{
    // Numbers of rows that faults add lie above this; those of clean rows lie below.
    private const int Added = 1 << 30;

    /// <summary>A uniform number of each row.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="identity">Number of each row.</param>
    /// <param name="tick">Which draw of the row.</param>
    public static double[] Uniforms(ChanceStream stream, int[] identity, uint tick = 0)
    {
        var last = -1;
        var inOrder = true;
        for (var i = 0; i < identity.Length; i++)
        {
            inOrder &= identity[i] == i;
            if (identity[i] < Added)
                last = Math.Max(last, identity[i]);
        }

        var all = new double[last + 1];
        stream.Fill(all, tick);
        if (inOrder && all.Length == identity.Length)
            return all;
        var u = new double[identity.Length];
        for (var i = 0; i < u.Length; i++)
            u[i] = identity[i] < Added ? all[identity[i]] : stream.Uniform(tick, (uint)identity[i]);
        return u;
    }

    /// <summary>The number of a row that a fault adds: it depends on the fault and on what the row was made from, and on nothing else.</summary>
    /// <param name="stream">A stream of the fault.</param>
    /// <param name="from">Number of what it was made from, 0 or more.</param>
    public static int NumberOf(ChanceStream stream, int from) => Added | (int)(((uint)from * 2_654_435_761u) + stream.Key0 & (Added - 1));

    /// <summary>A permutation of 0 … <paramref name="count"/> − 1 (Fisher and Yates, from the end).</summary>
    public static int[] Permutation(ChanceStream stream, int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
            order[i] = i;
        var u = new double[count];
        stream.Fill(u, 0);
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)(u[i] * (i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}

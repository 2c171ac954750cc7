namespace Practicum.Core.Planting.Drawing;

/// <summary>A stretch of time.</summary>
internal static class Stretch
{
    /// <summary>The rows of a stretch that covers a share of the time that rows cover, in order of time.</summary>
    /// <param name="tick">Tick of each row.</param>
    /// <param name="share">Share of the ticks, 0 … 1.</param>
    /// <param name="u">A number in (0, 1): where it begins.</param>
    public static int[] Rows(int[] tick, double share, double u)
    {
        if (tick.Length == 0 || share <= 0)
            return [];
        int first = tick.Min(), span = tick.Max() - first + 1;
        var length = Math.Clamp((int)Math.Round(share * span), 1, span);
        var begin = first + (int)(u * (span - length + 1));
        var rows = new List<int>();
        var ordered = true;
        for (var row = 0; row < tick.Length; row++)
        {
            if (tick[row] < begin || tick[row] >= begin + length)
                continue;
            ordered &= rows.Count == 0 || tick[rows[^1]] <= tick[row];
            rows.Add(row);
        }

        return ordered ? [.. rows] : [.. rows.OrderBy(row => tick[row])];
    }
}

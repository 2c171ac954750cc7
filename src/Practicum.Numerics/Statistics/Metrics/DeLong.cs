namespace Practicum.Numerics.Statistics.Metrics;

/// <summary>DeLong's structural components by midranks (Sun and Xu 2014).</summary>
internal static class DeLong
{
    /// <summary>See <see cref="BinarySample.DeLongCovariance"/>.</summary>
    public static double[,] Covariance(ReadOnlySpan<byte> labels, double[][] scoreSets)
    {
        var sets = scoreSets.Length;
        var covariance = new double[sets, sets];
        var positives = 0;
        foreach (var label in labels)
            positives += label;
        var negatives = labels.Length - positives;
        var ofPositives = new double[sets][];
        var ofNegatives = new double[sets][];
        for (var s = 0; s < sets; s++)
            (ofPositives[s], ofNegatives[s]) = Components(new(scoreSets[s], labels), labels);
        for (var a = 0; a < sets; a++)
        {
            for (var b = a; b < sets; b++)
                covariance[a, b] = covariance[b, a] = Covariance(ofPositives[a], ofPositives[b]) / positives + Covariance(ofNegatives[a], ofNegatives[b]) / negatives;
        }

        return covariance;
    }

    /// <summary>Of each positive the share of negatives below it, of each negative the share of positives above it; ties half; in the original order.</summary>
    private static (double[] OfPositives, double[] OfNegatives) Components(SortedRows rows, ReadOnlySpan<byte> labels)
    {
        var (sortedPositives, sortedNegatives) = SortedComponents(rows);
        var byRow = new double[labels.Length];
        int p = 0, n = 0;
        for (var i = 0; i < byRow.Length; i++)
            byRow[rows.Order[i]] = rows.Labels[i] != 0 ? sortedPositives[p++] : sortedNegatives[n++];
        (p, n) = (0, 0);
        for (var i = 0; i < byRow.Length; i++)
        {
            if (labels[i] != 0)
                sortedPositives[p++] = byRow[i];
            else
                sortedNegatives[n++] = byRow[i];
        }

        return (sortedPositives, sortedNegatives);
    }

    private static (double[] OfPositives, double[] OfNegatives) SortedComponents(SortedRows rows)
    {
        var ofPositives = new double[rows.Positives];
        var ofNegatives = new double[rows.Negatives];
        int start = 0, p = 0, n = 0;
        foreach (var end in rows.GroupEnds)
        {
            var (firstPositive, firstNegative) = (p, n);
            for (var i = start; i < end; i++)
            {
                p += rows.Labels[i];
                n += 1 - rows.Labels[i];
            }

            ofPositives.AsSpan(firstPositive, p - firstPositive).Fill((rows.Negatives - n + 0.5 * (n - firstNegative)) / rows.Negatives);
            ofNegatives.AsSpan(firstNegative, n - firstNegative).Fill((firstPositive + 0.5 * (p - firstPositive)) / rows.Positives);
            start = end;
        }

        return (ofPositives, ofNegatives);
    }

    private static double Covariance(double[] a, double[] b)
    {
        if (a.Length < 2)
            return double.NaN;
        double meanA = 0, meanB = 0, sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            meanA += a[i];
            meanB += b[i];
        }

        (meanA, meanB) = (meanA / a.Length, meanB / b.Length);
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - meanA) * (b[i] - meanB);
        return sum / (a.Length - 1);
    }
}

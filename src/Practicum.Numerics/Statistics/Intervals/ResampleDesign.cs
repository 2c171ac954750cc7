namespace Practicum.Numerics.Statistics.Intervals;

/// <summary>What is drawn in a resample, and how.</summary>
internal enum ResampleKind
{
    /// <summary>Rows with replacement, as many as there are (Efron 1979).</summary>
    Rows,

    /// <summary>Independent Poisson(1) weights.</summary>
    Poisson,

    /// <summary>Whole clusters with replacement, with all their rows.</summary>
    Clusters,

    /// <summary>Rows with replacement within each stratum.</summary>
    Strata,
}

/// <summary>Makes the weights of a resample, and of the samples that leave a part out.</summary>
internal sealed class ResampleDesign
{
    private readonly int[] _groupOfRow = [];
    private readonly int[] _sizes = [];
    private readonly int[] _rowsByStratum = [];

    /// <summary>Rows, drawn singly or weighted by Poisson(1).</summary>
    public ResampleDesign(ResampleKind kind, int rows) => (Kind, Rows, Units) = (kind, rows, rows);

    /// <summary>Clusters or strata.</summary>
    /// <exception cref="ArgumentException">A group's number lies outside 0 to groups − 1, or a group has no row.</exception>
    public ResampleDesign(ResampleKind kind, ReadOnlySpan<int> groupOfRow, int groups)
    {
        (Kind, Rows, Units) = (kind, groupOfRow.Length, kind == ResampleKind.Clusters ? groups : groupOfRow.Length);
        _groupOfRow = groupOfRow.ToArray();
        _sizes = new int[groups];
        foreach (var group in _groupOfRow)
        {
            if ((uint)group >= (uint)groups)
                throw new ArgumentException($"Group {group} lies outside 0 to {groups - 1}.");
            _sizes[group]++;
        }

        if (Array.IndexOf(_sizes, 0) is >= 0 and var empty)
            throw new ArgumentException($"Group {empty} has no row.");
        if (kind != ResampleKind.Strata)
            return;
        _rowsByStratum = new int[Rows];
        var keys = (int[])_groupOfRow.Clone();
        for (var i = 0; i < Rows; i++)
            _rowsByStratum[i] = i;
        new Span<int>(_rowsByStratum).Sort((a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
    }

    /// <summary>What is drawn.</summary>
    public ResampleKind Kind { get; }

    /// <summary>Rows that get weights.</summary>
    public int Rows { get; }

    /// <summary>What is drawn: clusters, or rows.</summary>
    public int Units { get; }

    /// <summary>The weights of a resample; a pure function of (stream, replicate).</summary>
    public void Fill(Span<double> weights, ChanceStream stream, int replicate)
    {
        switch (Kind)
        {
            case ResampleKind.Rows:
                Bootstrap.FillCounts(weights, stream, replicate);
                break;
            case ResampleKind.Poisson:
                PoissonWeights.Fill(weights, stream, replicate);
                break;
            case ResampleKind.Clusters:
                Bootstrap.FillClusterCounts(weights, _groupOfRow, Units, stream, replicate);
                break;
            default:
                FillStrata(weights, stream, replicate);
                break;
        }
    }

    /// <summary>
    /// Weights that leave out part <paramref name="part"/> of <paramref name="parts"/>: the units u with u mod parts = part. The rest (of a stratum, the rest of it) is weighted up
    /// so that the sum stays.
    /// </summary>
    public void LeaveOut(Span<double> weights, int part, int parts)
    {
        if (Kind == ResampleKind.Strata)
        {
            var lost = new int[_sizes.Length];
            for (var i = part; i < Rows; i += parts)
                lost[_groupOfRow[i]]++;
            for (var i = 0; i < Rows; i++)
                weights[i] = i % parts == part ? 0 : (double)_sizes[_groupOfRow[i]] / (_sizes[_groupOfRow[i]] - lost[_groupOfRow[i]]);
            return;
        }

        var left = 0;
        for (var i = 0; i < Rows; i++)
        {
            var unit = Kind == ResampleKind.Clusters ? _groupOfRow[i] : i;
            var leaves = unit % parts == part;
            weights[i] = leaves ? 0 : 1;
            left += leaves ? 1 : 0;
        }

        var scale = (double)Rows / (Rows - left);
        for (var i = 0; i < Rows; i++)
            weights[i] *= scale;
    }

    /// <summary>Sums row values over the units that are drawn.</summary>
    public double[] ByUnit(ReadOnlySpan<double> ofRows)
    {
        if (Kind != ResampleKind.Clusters)
            return ofRows.ToArray();
        var sums = new double[Units];
        for (var i = 0; i < Rows; i++)
            sums[_groupOfRow[i]] += ofRows[i];
        return sums;
    }

    private void FillStrata(Span<double> weights, ChanceStream stream, int replicate)
    {
        const int Piece = 512;
        weights.Clear();
        Span<ulong> bits = stackalloc ulong[Piece];
        var start = 0;
        for (var s = 0; s < _sizes.Length; s++)
        {
            var rows = _rowsByStratum.AsSpan(start, _sizes[s]);
            for (var done = 0; done < rows.Length; done += Piece)
            {
                var piece = bits[..Math.Min(Piece, rows.Length - done)];
                stream.FillBits(piece, (uint)replicate, (uint)(done / 2), (uint)s);
                foreach (var b in piece)
                    weights[rows[(int)Math.BigMul(b, (ulong)rows.Length, out _)]]++;
            }

            start += rows.Length;
        }
    }
}

namespace Practicum.Numerics.Statistics.Agreement;

/// <summary>
/// The units with two values or more, each reduced to how often it was given which value. Units with the same counts share a pattern, so that a resample of ten thousand
/// units costs its draws and a walk over the few patterns.
/// </summary>
internal sealed class UnitPatterns
{
    private readonly List<int> _categories = [], _counts = [], _starts = [0], _sizes = [], _next = [];
    private readonly Dictionary<ulong, int> _firstOfHash = [];

    /// <summary>Reads units × raters, row by row; NaN is missing.</summary>
    public UnitPatterns(ReadOnlySpan<double> values, int raters)
    {
        Values = Distinct(values, raters);
        var unit = new double[raters];
        var patternOfUnit = new List<int>(values.Length / raters);
        for (var at = 0; at < values.Length; at += raters)
        {
            var given = Gather(values.Slice(at, raters), unit);
            if (given >= 2)
                patternOfUnit.Add(PatternOf(unit.AsSpan(0, given)));
        }

        PatternOfUnit = [.. patternOfUnit];
        Multiplicity = new int[_sizes.Count];
        foreach (var pattern in PatternOfUnit)
            Multiplicity[pattern]++;
        (Category, Count, Start, Size) = ([.. _categories], [.. _counts], [.. _starts], [.. _sizes]);
    }

    /// <summary>The distinct values of the doubled units, rising.</summary>
    public double[] Values { get; }

    /// <summary>The pattern of each doubled unit.</summary>
    public int[] PatternOfUnit { get; }

    /// <summary>How many doubled units have a pattern.</summary>
    public int[] Multiplicity { get; }

    /// <summary>Where the entries of a pattern begin in <see cref="Category"/> and <see cref="Count"/>; one more than patterns.</summary>
    public int[] Start { get; }

    /// <summary>Indices into <see cref="Values"/>, rising within a pattern.</summary>
    public int[] Category { get; }

    /// <summary>How often the value was given.</summary>
    public int[] Count { get; }

    /// <summary>How many values a unit of the pattern has.</summary>
    public int[] Size { get; }

    /// <summary>
    /// Draws one resample of the doubled units and counts it by pattern: the draws of <see cref="Intervals.Bootstrap.FillCounts(Span{double}, ChanceStream, int)"/> over the doubled units.
    /// </summary>
    public void Resample(Span<int> counts, ChanceStream stream, int replicate)
    {
        counts.Clear();
        var units = (ulong)PatternOfUnit.Length;
        Span<ulong> bits = stackalloc ulong[512];
        for (var done = 0; done < PatternOfUnit.Length; done += bits.Length)
        {
            var piece = bits[..Math.Min(bits.Length, PatternOfUnit.Length - done)];
            stream.FillBits(piece, (uint)replicate, (uint)(done / 2));
            foreach (var b in piece)
                counts[PatternOfUnit[(int)Math.BigMul(b, units, out _)]]++;
        }
    }

    /// <summary>How many units hold a value other than the one given most often (the lowest of several).</summary>
    public long OffCommonest()
    {
        var given = new long[Values.Length];
        for (var p = 0; p < Size.Length; p++)
        {
            for (var i = Start[p]; i < Start[p + 1]; i++)
                given[Category[i]] += (long)Multiplicity[p] * Count[i];
        }

        var commonest = given.IndexOf(given.Max());
        long off = 0;
        for (var p = 0; p < Size.Length; p++)
            off += Start[p + 1] - Start[p] == 1 && Category[Start[p]] == commonest ? 0 : Multiplicity[p];
        return off;
    }

    private static int Gather(ReadOnlySpan<double> row, double[] unit)
    {
        var given = 0;
        foreach (var value in row)
        {
            if (!double.IsNaN(value))
                unit[given++] = value + 0.0; // −0 becomes 0
        }

        unit.AsSpan(0, given).Sort();
        return given;
    }

    private static double[] Distinct(ReadOnlySpan<double> values, int raters)
    {
        var all = new HashSet<double>();
        var unit = new double[raters];
        for (var at = 0; at < values.Length; at += raters)
        {
            var given = Gather(values.Slice(at, raters), unit);
            for (var i = 0; given >= 2 && i < given; i++)
                all.Add(unit[i]);
        }

        double[] sorted = [.. all];
        Array.Sort(sorted);
        return sorted;
    }

    private int PatternOf(ReadOnlySpan<double> sorted)
    {
        var (begin, hash) = (_categories.Count, 14695981039346656037UL);
        for (var i = 0; i < sorted.Length;)
        {
            var end = i + 1;
            while (end < sorted.Length && sorted[end] == sorted[i])
                end++;
            var category = Array.BinarySearch(Values, sorted[i]);
            _categories.Add(category);
            _counts.Add(end - i);
            hash = unchecked((((hash ^ (uint)category) * 1099511628211UL) ^ (uint)(end - i)) * 1099511628211UL);
            i = end;
        }

        var first = _firstOfHash.GetValueOrDefault(hash, -1);
        for (var known = first; known >= 0; known = _next[known])
        {
            if (IsSame(known, begin))
            {
                _categories.RemoveRange(begin, _categories.Count - begin);
                _counts.RemoveRange(begin, _counts.Count - begin);
                return known;
            }
        }

        _firstOfHash[hash] = _sizes.Count;
        _next.Add(first);
        _sizes.Add(sorted.Length);
        _starts.Add(_categories.Count);
        return _sizes.Count - 1;
    }

    private bool IsSame(int known, int begin)
    {
        var length = _categories.Count - begin;
        if (_starts[known + 1] - _starts[known] != length)
            return false;
        for (var i = 0; i < length; i++)
        {
            if (_categories[_starts[known] + i] != _categories[begin + i] || _counts[_starts[known] + i] != _counts[begin + i])
                return false;
        }

        return true;
    }
}

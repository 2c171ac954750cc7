namespace Practicum.Numerics.Statistics.Measurement;

/// <summary>
/// Ordered answers of persons to items, any of them missing. Equal rows are kept once with their number, so that a short test with a thousand persons costs as much as its few
/// patterns. Never changed; safe on any number of threads.
/// </summary>
public sealed class Responses
{
    /// <summary>Reads a table of answers.</summary>
    /// <param name="values">Persons × items, row by row; a level from 0 up (0 and 1 for wrong and right), negative where there is no answer.</param>
    /// <param name="items">How many items, at least 1; the length of <paramref name="values"/> is a multiple of it.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the items, or a level is above 99.</exception>
    public Responses(ReadOnlySpan<int> values, int items)
    {
        if (items < 1 || values.Length % items != 0)
            throw new ArgumentException($"{values.Length} answers cannot be persons with {items} items each.");
        Items = items;
        var levels = new bool[items * MaxLevels];
        var known = new Dictionary<Row, int>();
        List<sbyte[]> rows = [];
        List<double> counts = [];
        for (var at = 0; at < values.Length; at += items)
        {
            var row = new sbyte[items];
            var answered = 0;
            for (var j = 0; j < items; j++)
            {
                var level = values[at + j];
                if (level >= MaxLevels)
                    throw new ArgumentException($"Person {at / items} has level {level} in item {j}; levels end at {MaxLevels - 1}.");
                row[j] = (sbyte)Math.Max(-1, level);
                if (level < 0)
                    continue;
                answered++;
                levels[j * MaxLevels + level] = true;
            }

            if (answered == 0)
                continue;
            Persons++;
            if (known.TryGetValue(new(row), out var same))
            {
                counts[same]++;
                continue;
            }

            known.Add(new(row), rows.Count);
            rows.Add(row);
            counts.Add(1);
        }

        (Patterns, Counts) = ([.. rows], [.. counts]);
        Levels = [.. Enumerable.Range(0, items).Select(j => Enumerable.Range(0, MaxLevels).Where(k => levels[j * MaxLevels + k]).ToImmutableArray())];
    }

    /// <summary>How many persons answered at least one item; the others say nothing and are left out.</summary>
    public int Persons { get; }

    /// <summary>How many items.</summary>
    public int Items { get; }

    /// <summary>The levels seen in each item, rising.</summary>
    public ImmutableArray<ImmutableArray<int>> Levels { get; }

    internal const int MaxLevels = 100;

    /// <summary>The different rows, in the order in which they came first; −1 is missing.</summary>
    internal sbyte[][] Patterns { get; }

    /// <summary>How many persons have each of them.</summary>
    internal double[] Counts { get; }

    private readonly struct Row(sbyte[] values) : IEquatable<Row>
    {
        private readonly sbyte[] _values = values;

        public bool Equals(Row other) => _values.AsSpan().SequenceEqual(other._values);

        public override bool Equals(object? obj) => obj is Row other && Equals(other);

        public override int GetHashCode()
        {
            var hash = 17;
            foreach (var value in _values)
                hash = unchecked((hash * 31) + value);
            return hash;
        }
    }
}

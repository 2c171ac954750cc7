using Practicum.Numerics.Statistics.Metrics.Weighing;

namespace Practicum.Numerics.Statistics.Fairness;

/// <summary>Decisions, labels and weights of rows, summed by group: all that the rates of groups need. Never changed; safe on any number of threads.</summary>
public sealed class GroupedDecisions
{
    private const int Rates = 4;

    private readonly Share[] _shares;

    /// <summary>Sums the rows, in their order.</summary>
    /// <param name="groupOfRow">The group of each row, an index into <paramref name="names"/>.</param>
    /// <param name="names">A name for each group, at least one.</param>
    /// <param name="decisions">0 or 1 a row: 1 is the favourable or selected side.</param>
    /// <param name="labels">0 or 1 a row; empty when there are none: then only the selection rate is defined.</param>
    /// <param name="weights">Weights ≥ 0 a row; empty for 1 each. A whole weight means that many equal rows in every value; in an interval it is an importance.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a group, decision, label or weight is outside its range.</exception>
    public GroupedDecisions(ReadOnlySpan<int> groupOfRow, ImmutableArray<string> names, ReadOnlySpan<byte> decisions, ReadOnlySpan<byte> labels = default, ReadOnlySpan<double> weights = default)
    {
        if (groupOfRow.Length != decisions.Length || (!labels.IsEmpty && labels.Length != decisions.Length))
            throw new ArgumentException($"{decisions.Length} decisions, but {groupOfRow.Length} groups and {labels.Length} labels.");
        RowWeights.Check(weights, decisions.Length);
        (Names, HasLabels) = (names, !labels.IsEmpty);
        _shares = new Share[Rates * names.Length];
        for (var i = 0; i < decisions.Length; i++)
        {
            if ((uint)groupOfRow[i] >= names.Length || decisions[i] > 1 || (HasLabels && labels[i] > 1))
                throw new ArgumentException($"Row {i} has group {groupOfRow[i]}, decision {decisions[i]} and label {(HasLabels ? labels[i] : 0)}.");
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (weight == 0)
                continue;
            var of = groupOfRow[i] * Rates;
            Add(of + (int)GroupRate.SelectionRate, decisions[i], weight);
            if (!HasLabels)
                continue;
            Add(of + (int)(labels[i] == 1 ? GroupRate.TruePositiveRate : GroupRate.FalsePositiveRate), decisions[i], weight);
            if (decisions[i] == 1)
                Add(of + (int)GroupRate.PositivePredictiveValue, labels[i], weight);
        }
    }

    /// <summary>The names of the groups, in the order of their indices.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Whether rows have labels.</summary>
    public bool HasLabels { get; }

    internal Share ShareOf(int group, GroupRate rate) => _shares[group * Rates + (int)rate];

    private void Add(int at, byte hit, double weight)
    {
        var share = _shares[at];
        _shares[at] = new(share.Hits + hit * weight, share.All + weight, share.Squares + weight * weight, share.Rows + 1);
    }
}

using System.Collections.Concurrent;
using Practicum.Numerics.Statistics.Testing;
using Practicum.Numerics.Tables;

namespace Practicum.Numerics.Statistics.Drift.Comparisons;

/// <summary>
/// Two tables compared column by column. Each column is sorted or counted once and all its statistics come from that; p-values are adjusted over the columns. The same to the last bit
/// on any number of threads.
/// </summary>
public sealed class DriftTable
{
    private DriftTable(ImmutableArray<ColumnComparison> columns, DriftRule rule) => (Columns, Rule) = (columns, rule);

    /// <summary>The columns compared, in the order of the reference's schema.</summary>
    public ImmutableArray<ColumnComparison> Columns { get; }

    /// <summary>The rule by which verdicts were given.</summary>
    public DriftRule Rule { get; }

    /// <summary>Names of the columns that drift.</summary>
    public IEnumerable<string> Drifting => Columns.Where(c => c.Verdict == DriftVerdict.Drifts).Select(c => c.Name);

    /// <summary>The comparison of that column.</summary>
    /// <exception cref="KeyNotFoundException">It was not compared.</exception>
    public ColumnComparison this[string name] => Columns.FirstOrDefault(c => c.Name == name) ?? throw new KeyNotFoundException($"Column '{name}' was not compared.");

    /// <summary>Compares features and targets; entities, names of rows and times are passed over.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="current">The window; it has all these columns, of the same kinds, in any order, and may have more.</param>
    /// <param name="rule">When a column drifts; <see cref="DriftRule.Default"/> when null.</param>
    /// <param name="threads">Most threads used; −1 for as many as the machine gives.</param>
    /// <exception cref="ArgumentException">The window has no such column, or one of another kind.</exception>
    public static DriftTable Compare(Table reference, Table current, DriftRule? rule = null, int threads = -1)
    {
        rule ??= DriftRule.Default;
        Field[] fields = [.. reference.Schema.Fields.Where(f => f.Role is FieldRole.Feature or FieldRole.Target)];
        foreach (var field in fields)
        {
            if (current.Schema.IndexOf(field.Name) is not (>= 0 and var at))
                throw new ArgumentException($"The window has no column '{field.Name}'.", nameof(current));
            if (current.Schema.Fields[at].Kind != field.Kind)
                throw new ArgumentException($"Column '{field.Name}' is of kind {field.Kind} in the reference, but {current.Schema.Fields[at].Kind} in the window.", nameof(current));
        }

        // the long ones first, one at a time
        var order = Enumerable.Range(0, fields.Length).OrderBy(i => fields[i].Kind == FieldKind.Number ? 0 : 1).ToArray();
        var found = new ColumnComparison[fields.Length];
        Parallel.ForEach(Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = threads }, i => found[i] = One(fields[i].Name));
        return new(Judged(found, rule), rule);

        ColumnComparison One(string name) => reference[name] is TextColumn text
            ? ColumnCounting.Texts(name, text, (TextColumn)current[name], rule)
            : ColumnCounting.Numbers(name, reference.Numbers(name), current.Numbers(name), rule);
    }

    private static ImmutableArray<ColumnComparison> Judged(ColumnComparison[] columns, DriftRule rule)
    {
        var tested = Array.ConvertAll(columns, c => Enough(c, rule) ? c.PValue : double.NaN);
        var adjusted = rule.Correction switch
        {
            DriftCorrection.Holm => Multiplicity.Holm(tested),
            DriftCorrection.BenjaminiHochberg => Multiplicity.BenjaminiHochberg(tested),
            _ => tested,
        };
        return [.. columns.Select((c, i) => c with { AdjustedPValue = adjusted[i], Verdict = Verdict(c, adjusted[i], rule) })];
    }

    private static bool Enough(ColumnComparison column, DriftRule rule) => Math.Min(column.ReferenceRows, column.CurrentRows) >= Math.Max(1, rule.LeastRows);

    private static DriftVerdict Verdict(ColumnComparison column, double adjusted, DriftRule rule) =>
        !Enough(column, rule) ? DriftVerdict.TooFewRows
        : !(adjusted < rule.Level) ? DriftVerdict.NotShown
        : column.Effect >= rule.LeastEffect ? DriftVerdict.Drifts : DriftVerdict.Negligible;
}

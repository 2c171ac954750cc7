using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions;

namespace Practicum.Core.Planting;

/// <summary>What planters do to a ground. Each gives a new one.</summary>
internal static class GroundEdits
{
    /// <summary>The label's field.</summary>
    public static Field Target(this Ground ground) => ground.Rows.Schema.Fields[^1];

    /// <summary>The labels, 0 or 1, a row.</summary>
    public static ReadOnlySpan<double> Labels(this Ground ground) => ((NumericColumn)ground.Rows.Columns[^1]).ToDoubles().Span;

    /// <summary>Labels of the hidden rows.</summary>
    public static double[] HiddenLabels(this Ground ground) => ground.Hidden is { } hidden ? hidden.Numbers(ground.Target().Name).ToDoubles().ToArray() : [];

    /// <summary>Mean of the labels; 0 without rows.</summary>
    public static double BaseRate(this Ground ground)
    {
        var labels = ground.Labels();
        var sum = 0.0;
        foreach (var label in labels)
            sum += label;
        return labels.Length == 0 ? 0 : sum / labels.Length;
    }

    /// <summary>The rows in question; null when all are.</summary>
    /// <exception cref="ArgumentException">The expression does not compile, which <see cref="FaultCheck"/> reports beforehand.</exception>
    public static byte[]? Question(this Ground ground, FaultSpec spec)
    {
        if (spec.Where is not { } rule)
            return null;
        var problems = new List<Diagnostic>();
        var compiled = TableRule.Compile(rule, ground.Rows.Schema, "the rows in question", problems);
        return compiled?.Decide(ground.Rows) ?? throw new ArgumentException(problems[0].ToString(), nameof(spec));
    }

    /// <summary>With a new column in front of the label.</summary>
    public static Ground WithColumn(this Ground ground, Field field, Column column)
    {
        var (schema, columns) = (ground.Rows.Schema.Fields, ground.Rows.Columns);
        return ground with { Rows = new(new(schema.Insert(schema.Length - 1, field)), columns.Insert(columns.Length - 1, column)) };
    }

    /// <summary>With other values in a column.</summary>
    public static Ground WithValues(this Ground ground, int at, Column column) =>
        ground with { Rows = new(ground.Rows.Schema, ground.Rows.Columns.SetItem(at, column)) };

    /// <summary>With other labels; rows that were changed are marked.</summary>
    public static Ground WithLabels(this Ground ground, double[] labels, ReadOnlySpan<int> changed)
    {
        var marks = ground.Relabelled is { } before ? (bool[])before.Clone() : new bool[labels.Length];
        foreach (var row in changed)
            marks[row] = true;
        return ground.WithValues(ground.Rows.Columns.Length - 1, new DoubleColumn(labels)) with { Relabelled = marks };
    }

    /// <summary>0, 1, …: each row was itself.</summary>
    public static int[] SameRows(this Ground ground)
    {
        var origin = new int[ground.Rows.Rows];
        for (var i = 0; i < origin.Length; i++)
            origin[i] = i;
        return origin;
    }
}

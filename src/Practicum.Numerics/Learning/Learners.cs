using Practicum.Numerics.Learning.Logistic;
using Practicum.Numerics.Learning.Trees;
using Practicum.Numerics.Tables.Csv;

namespace Practicum.Numerics.Learning;

/// <summary>
/// The built-in learners for a binary label: <c>logistic</c>, a logistic regression with an L2 penalty; <c>gbdt</c>, histogram gradient-boosted trees;
/// <c>tree</c>, one decision tree, which at full depth looks training rows up.
/// The same rows, options and seed give the same model to the last bit on any number of threads.
/// </summary>
public static class Learners
{
    private static readonly ImmutableArray<LearnerOption> Logistic =
    [
        new("l2", 1, 1e-6, 1e6, false, "Weight of the penalty: half of it times the sum of squared coefficients is added to the summed log loss."),
        new("max_categories", 100, 1, 1000, true, "Texts of a column that get a coefficient; rarer ones count as unseen."),
    ];

    private static readonly ImmutableArray<LearnerOption> Gbdt =
    [
        new("trees", 200, 1, 2000, true, "Number of trees."),
        new("depth", 6, 1, 12, true, "Largest depth of a tree."),
        new("learning_rate", 0.1, 0.001, 1, false, "Factor on every leaf."),
        new("l2", 1, 0, 1e6, false, "Added to the sum of second derivatives of a leaf."),
        new("min_child", 20, 1, 1e6, true, "Fewest training rows in a leaf."),
        new("subsample", 1, 0.1, 1, false, "Share of the rows that each tree sees."),
        new("bins", 255, 2, 255, true, "Largest number of intervals that a column is cut into."),
        new("category_smoothing", 10, 0, 1e6, false, "Added to the sum of second derivatives of a text where texts are put in order for a split."),
        new("category_rows", 10, 1, 1e6, true, "Rows that a text needs in a node to be placed by itself; rarer ones go where missing values go."),
        new("validation", 0, 0, 0.5, false, "Share of the rows held out to stop early; 0 fits all trees on all rows."),
        new("patience", 20, 1, 2000, true, "Trees without a smaller log loss on the held-out rows after which fitting stops; the best number of trees is kept."),
    ];

    private static readonly ImmutableArray<LearnerOption> DecisionTree =
    [
        new("depth", 6, 1, 64, true, "Largest depth."),
        new("min_rows", 20, 1, 1e6, true, "Fewest training rows in a leaf."),
    ];

    /// <summary>Names of the learners.</summary>
    public static ImmutableArray<string> Names { get; } = ["gbdt", "logistic", "tree"];

    /// <summary>The options of a learner; empty for an unknown one.</summary>
    public static ImmutableArray<LearnerOption> OptionsOf(string learner) => learner switch { "gbdt" => Gbdt, "logistic" => Logistic, "tree" => DecisionTree, _ => [] };

    /// <summary>Everything wrong with a learner's name and options, all at the same place.</summary>
    public static ImmutableArray<Diagnostic> Check(string learner, IReadOnlyDictionary<string, double> options, Place place)
    {
        if (!Names.Contains(learner))
            return [new("PR-RECIPE-001", place, $"There is no learner '{learner}'; expected {string.Join(", ", Names)}.", NearestName.To(learner, Names))];
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var known = OptionsOf(learner);
        foreach (var (name, value) in options.OrderBy(option => option.Key, StringComparer.Ordinal))
        {
            if (known.FirstOrDefault(option => option.Name == name) is not { } option)
                found.Add(new("PR-RECIPE-002", place, $"'{name}' is not an option of {learner}; expected {string.Join(", ", known.Select(o => o.Name))}.", NearestName.To(name, known.Select(o => o.Name))));
            else if (!option.Accepts(value))
                found.Add(new("PR-RECIPE-003", place, FormattableString.Invariant($"'{name}' of {learner} must be {option.Range}. Found {value}.")));
        }

        return found.ToImmutable();
    }

    /// <summary>Fits a model.</summary>
    /// <param name="learner">One of <see cref="Names"/>.</param>
    /// <param name="rows">Training rows, at least one. Numbers are used as float32, because that is what an exported graph gets.</param>
    /// <param name="labels">A label for each row, 0 or 1.</param>
    /// <param name="features">Columns to learn from, at least one, each once.</param>
    /// <param name="options">Options by name; defaults fill the rest.</param>
    /// <param name="seed">Chooses the rows of each tree when <c>subsample</c> is under 1, and those held out by <c>validation</c>; nothing else is drawn.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="stop">Ends fitting.</param>
    /// <exception cref="ArgumentException">An argument does not fit; <see cref="Check"/> says what is wrong with learner and options.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled.</exception>
    public static FittedModel Fit(
        string learner, Table rows, ReadOnlySpan<byte> labels, ImmutableArray<string> features, IReadOnlyDictionary<string, double> options,
        ulong seed, IProgress<double>? progress = null, CancellationToken stop = default) =>
        Fit(learner, new TrainingSet { Rows = rows, Labels = labels.ToArray(), Features = features }, options, seed, progress, stop);

    /// <summary>Fits a model to rows that may have weights, monotone columns or a validation set.</summary>
    /// <param name="learner">One of <see cref="Names"/>.</param>
    /// <param name="set">What to learn from.</param>
    /// <param name="options">Options by name; defaults fill the rest.</param>
    /// <param name="seed">Chooses the rows of each tree when <c>subsample</c> is under 1, and those held out by <c>validation</c>; nothing else is drawn.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="stop">Ends fitting.</param>
    /// <exception cref="ArgumentException">An argument does not fit; <see cref="Check"/> says what is wrong with learner and options.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was signalled.</exception>
    public static FittedModel Fit(
        string learner, TrainingSet set, IReadOnlyDictionary<string, double> options, ulong seed, IProgress<double>? progress = null, CancellationToken stop = default) =>
        Fit(learner, set, options, new(seed, -1, progress, stop));

    internal static FittedModel Fit(string learner, TrainingSet set, IReadOnlyDictionary<string, double> options, Conduct conduct)
    {
        if (Check(learner, options, new("options")) is [var first, ..])
            throw new ArgumentException(first.Message, nameof(options));
        if (set.Wrong(learner) is { } wrong)
            throw new ArgumentException(wrong, nameof(set));
        var full = OptionsOf(learner).ToDictionary(option => option.Name, option => options.TryGetValue(option.Name, out var value) ? value : option.Default);
        return learner switch
        {
            "gbdt" => TreesFitting.Fit(set, full, conduct),
            "tree" => DecisionTreeFitting.Fit(set, full, conduct),
            _ => LogisticFitting.Fit(set, full, conduct),
        };
    }
}

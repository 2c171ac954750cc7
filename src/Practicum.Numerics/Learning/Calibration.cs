namespace Practicum.Numerics.Learning;

/// <summary>
/// Calibration of a model's scores: <c>platt</c>, two coefficients, for small samples; <c>isotonic</c>, any rising curve, from about 1,000 rows on. Both learn from log-odds of
/// rows that the model was not fitted to: a held-out part, or every row scored by a model that did not see it.
/// </summary>
public static class Calibration
{
    private const int MostSteps = 100;

    /// <summary>Names of the methods.</summary>
    public static ImmutableArray<string> Methods { get; } = ["isotonic", "platt"];

    /// <summary>Calibrates a model on rows that it was not fitted to.</summary>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <param name="model">The model.</param>
    /// <param name="held">The rows; features are the model's own.</param>
    /// <exception cref="ArgumentException">There is no such method, or labels and rows do not fit.</exception>
    public static CalibratedModel OnHeldOut(string method, FittedModel model, TrainingSet held) =>
        new(model, Map(method, model.LogOdds(held.Rows), held.Labels.Span, held.Weights.Span));

    /// <summary>
    /// Fits a model to all rows and calibrates it on the log-odds that each row gets from a model fitted to the other folds (scikit-learn's
    /// <c>CalibratedClassifierCV(ensemble=False)</c>). Rows are dealt to folds by chance, each label by itself, so that every fold has its share of both.
    /// </summary>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <param name="learner">One of <see cref="Learners.Names"/>.</param>
    /// <param name="set">The rows.</param>
    /// <param name="options">Options of the learner.</param>
    /// <param name="folds">2 to 20.</param>
    /// <param name="seed">Deals the rows, and is the learner's seed.</param>
    /// <exception cref="ArgumentException">An argument does not fit, or a label has fewer rows than there are folds.</exception>
    public static CalibratedModel CrossFitted(string method, string learner, TrainingSet set, IReadOnlyDictionary<string, double> options, int folds, ulong seed)
    {
        if (folds is < 2 or > 20)
            throw new ArgumentException("Folds must be 2 to 20.", nameof(folds));
        var model = Learners.Fit(learner, set, options, seed);
        var fold = Deal(set.Labels.Span, folds, new Chance(seed).Stream("learning/folds"));
        var odds = new double[fold.Length];
        for (var f = 0; f < folds; f++)
        {
            int[] inside = [.. Enumerable.Range(0, fold.Length).Where(row => fold[row] != f)];
            int[] outside = [.. Enumerable.Range(0, fold.Length).Where(row => fold[row] == f)];
            var own = Learners.Fit(learner, set.Take(inside), options, seed).LogOdds(set.Rows.Take(outside));
            for (var i = 0; i < outside.Length; i++)
                odds[outside[i]] = own[i];
        }

        return new(model, Map(method, odds, set.Labels.Span, set.Weights.Span));
    }

    /// <summary>
    /// Platt's map by maximum likelihood with his targets (n₁ + 1)/(n₁ + 2) and 1/(n₀ + 2), solved by Newton's method with halved steps (H.-T. Lin, C.-J. Lin, R. Weng,
    /// "A note on Platt's probabilistic outputs", 2007).
    /// </summary>
    /// <param name="odds">Log-odds of each row, finite.</param>
    /// <param name="labels">Labels, 0 or 1.</param>
    /// <param name="weights">Weights; empty for 1 each.</param>
    /// <exception cref="ArgumentException">Lengths differ, there is no row, or a value is not finite.</exception>
    public static PlattMap Platt(ReadOnlySpan<double> odds, ReadOnlySpan<byte> labels, ReadOnlySpan<double> weights = default)
    {
        Demand(odds, labels, weights);
        double ones = 0, zeros = 0;
        for (var i = 0; i < odds.Length; i++)
        {
            ones += labels[i] * Weight(weights, i);
            zeros += (1 - labels[i]) * Weight(weights, i);
        }

        var (high, low) = ((ones + 1) / (ones + 2), 1 / (zeros + 2));
        var (slope, intercept) = (0.0, Math.Log((ones + 1) / (zeros + 1)));
        for (var step = 0; step < MostSteps; step++)
        {
            double g1 = 0, g0 = 0, h11 = 1e-12, h10 = 0, h00 = 1e-12;
            for (var i = 0; i < odds.Length; i++)
            {
                var p = Sigmoid.Of((slope * odds[i]) + intercept);
                var off = Weight(weights, i) * (p - (labels[i] == 1 ? high : low));
                var curve = Weight(weights, i) * p * (1 - p);
                (g1, g0) = (g1 + (off * odds[i]), g0 + off);
                (h11, h10, h00) = (h11 + (curve * odds[i] * odds[i]), h10 + (curve * odds[i]), h00 + curve);
            }

            var determinant = (h11 * h00) - (h10 * h10);
            var flat = !(determinant > 1e-14 * h11 * h00); // all log-odds are alike: only the intercept can be learnt
            var (d1, d0) = flat ? (0, g0 / h00) : (((h00 * g1) - (h10 * g0)) / determinant, ((h11 * g0) - (h10 * g1)) / determinant);
            var fall = (g1 * d1) + (g0 * d0);
            if (!(fall > 1e-20))
                break;
            var length = 1.0;
            for (var before = Loss(odds, labels, weights, slope, intercept, high, low);
                 length > 1e-9 && Loss(odds, labels, weights, slope - (length * d1), intercept - (length * d0), high, low) > before - (1e-4 * length * fall) + (1e-15 * before); length /= 2)
            {
            }

            (slope, intercept) = (slope - (length * d1), intercept - (length * d0));
        }

        return new(slope, intercept);
    }

    /// <summary>
    /// Isotonic regression of the labels on the log-odds by pooling adjacent violators (M. Ayer et al., "An empirical distribution function for sampling with incomplete
    /// information", 1955); rows with equal log-odds are one point.
    /// </summary>
    /// <param name="odds">Log-odds of each row, finite.</param>
    /// <param name="labels">Labels, 0 or 1.</param>
    /// <param name="weights">Weights; empty for 1 each. Rows of weight 0 are left out.</param>
    /// <exception cref="ArgumentException">Lengths differ, there is no row of positive weight, or a value is not finite.</exception>
    public static IsotonicMap Isotonic(ReadOnlySpan<double> odds, ReadOnlySpan<byte> labels, ReadOnlySpan<double> weights = default)
    {
        Demand(odds, labels, weights);
        var keys = odds.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        var pools = new List<Pool>();
        for (int first = 0, end; first < keys.Length; first = end)
        {
            double weight = 0, sum = 0;
            for (end = first; end < keys.Length && keys[end] == keys[first]; end++)
            {
                weight += Weight(weights, order[end]);
                sum += labels[order[end]] * Weight(weights, order[end]);
            }

            if (weight <= 0)
                continue;
            pools.Add(new(keys[first], keys[first], weight, sum));
            while (pools.Count > 1 && pools[^2].Sum * pools[^1].Weight >= pools[^1].Sum * pools[^2].Weight)
            {
                pools[^2] = new(pools[^2].First, pools[^1].Last, pools[^2].Weight + pools[^1].Weight, pools[^2].Sum + pools[^1].Sum);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        var (x, y) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
        foreach (var pool in pools)
        {
            foreach (var at in pool.First == pool.Last ? (double[])[pool.First] : [pool.First, pool.Last])
            {
                x.Add(at);
                y.Add(pool.Sum / pool.Weight);
            }
        }

        return new(x.ToImmutable(), y.ToImmutable());
    }

    private static ScoreMap Map(string method, ReadOnlySpan<double> odds, ReadOnlySpan<byte> labels, ReadOnlySpan<double> weights) => method switch
    {
        "platt" => Platt(odds, labels, weights),
        "isotonic" => Isotonic(odds, labels, weights),
        _ => throw new ArgumentException($"There is no calibration '{method}'; expected {string.Join(", ", Methods)}.", nameof(method)),
    };

    private static double Weight(ReadOnlySpan<double> weights, int row) => weights.IsEmpty ? 1 : weights[row];

    private static double Loss(ReadOnlySpan<double> odds, ReadOnlySpan<byte> labels, ReadOnlySpan<double> weights, double slope, double intercept, double high, double low)
    {
        double sum = 0;
        for (var i = 0; i < odds.Length; i++)
        {
            var x = (slope * odds[i]) + intercept;
            sum += Weight(weights, i) * (Math.Max(x, 0) - (x * (labels[i] == 1 ? high : low)) + Math.Log(1 + Math.Exp(-Math.Abs(x))));
        }

        return sum;
    }

    private static void Demand(ReadOnlySpan<double> odds, ReadOnlySpan<byte> labels, ReadOnlySpan<double> weights)
    {
        if (odds.IsEmpty || labels.Length != odds.Length || (!weights.IsEmpty && weights.Length != odds.Length))
            throw new ArgumentException($"{labels.Length} labels and {weights.Length} weights for {odds.Length} log-odds.");
        if (labels.ContainsAnyExceptInRange((byte)0, (byte)1))
            throw new ArgumentException("Labels must be 0 or 1.");
        double total = 0;
        for (var i = 0; i < odds.Length; i++)
        {
            if (!double.IsFinite(odds[i]) || !double.IsFinite(Weight(weights, i)) || Weight(weights, i) < 0)
                throw new ArgumentException("Log-odds must be finite, weights finite and not negative.");
            total += Weight(weights, i);
        }

        if (total <= 0)
            throw new ArgumentException("One weight at least must be positive.");
    }

    private static int[] Deal(ReadOnlySpan<byte> labels, int folds, ChanceStream chance)
    {
        var fold = new int[labels.Length];
        foreach (byte label in (byte[])[0, 1])
        {
            var own = new List<int>();
            for (var row = 0; row < labels.Length; row++)
            {
                if (labels[row] == label)
                    own.Add(row);
            }

            if (own.Count < folds)
                throw new ArgumentException($"Label {label} has {own.Count} rows, fewer than {folds} folds.");
            var keys = own.ConvertAll(row => chance.Uniform(0, (uint)row)).ToArray();
            var dealt = own.ToArray();
            Array.Sort(keys, dealt);
            for (var i = 0; i < dealt.Length; i++)
                fold[dealt[i]] = i % folds;
        }

        return fold;
    }

    /// <summary>Rows that share one probability.</summary>
    private readonly record struct Pool(double First, double Last, double Weight, double Sum);
}

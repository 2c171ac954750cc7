using Practicum.Numerics.Statistics.Metrics.Regression;

namespace Practicum.Runner.Grades.Samples;

/// <summary>Predicted numbers.</summary>
internal sealed class RegressionRows : GradedRows
{
    private readonly double[] _truth, _predictions, _weights;
    private readonly RegressionSample _sample;

    private RegressionRows(double[] truth, double[] predictions, double[] weights)
    {
        (_truth, _predictions, _weights) = (truth, predictions, weights);
        _sample = new(truth, predictions, weights);
    }

    /// <inheritdoc/>
    public override long Count => _truth.Length;

    /// <inheritdoc/>
    public override ImmutableArray<string> Usual => RegressionSample.Metrics;

    /// <summary>Looks at labels, predictions and weights; null when something is wrong with them.</summary>
    public static RegressionRows? Of(MatchedFiles files)
    {
        var truth = files.Answers.Numbers(files.Request.Label).Values;
        files.Complain("PR-GRADE-021", files.Answers, files.Request.Label, MatchedFiles.Missing(truth), "label is", "labels are", "no number");
        var weights = files.Weights();
        var predictions = files.Scores(files.Request.Score);
        return files.Problems.Count > 0 ? null : new(truth, predictions, weights);
    }

    /// <inheritdoc/>
    public override GradedRows Take(ReadOnlySpan<int> rows) => new RegressionRows(Taken(_truth, rows), Taken(_predictions, rows), Taken(_weights, rows));

    /// <inheritdoc/>
    protected override Estimate Estimate(string name) => _sample.Estimate(name);

    /// <inheritdoc/>
    protected override void Weighted(string[] names, ReadOnlySpan<double> weights, Span<double> values)
    {
        for (var i = 0; i < names.Length; i++)
            values[i] = _sample.Weighted(names[i], weights);
    }

    /// <inheritdoc/>
    protected override bool HasBootstrap(string name) => name != "max_error";
}

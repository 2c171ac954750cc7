using Practicum.Numerics.Statistics.Metrics;

namespace Practicum.Runner.Grades.Samples;

/// <summary>Scores of two classes.</summary>
internal sealed class BinaryRows : GradedRows
{
    private readonly double[] _scores, _weights;
    private readonly byte[] _labels;
    private readonly double _threshold;
    private readonly BinarySample _sample;

    private BinaryRows(double[] scores, byte[] labels, double[] weights, double threshold)
    {
        (_scores, _labels, _weights, _threshold) = (scores, labels, weights, threshold);
        _sample = new(scores, labels, weights);
    }

    /// <inheritdoc/>
    public override long Count => _labels.Length;

    /// <inheritdoc/>
    public override long? Positives => _sample.Positives;

    /// <inheritdoc/>
    public override ImmutableArray<string> Usual => BinarySample.Metrics;

    /// <summary>Looks at labels, scores and weights; null when something is wrong with them.</summary>
    public static BinaryRows? Of(MatchedFiles files)
    {
        var labels = BinaryLabels.Of(files);
        var weights = files.Weights();
        var scores = files.Scores(files.Request.Score);
        return labels is null || files.Problems.Count > 0 ? null : new(scores, labels, weights, files.Request.Threshold) { Notes = NotesOn(files, scores) };
    }

    /// <inheritdoc/>
    public override GradedRows Take(ReadOnlySpan<int> rows) => new BinaryRows(Taken(_scores, rows), Taken(_labels, rows), Taken(_weights, rows), _threshold);

    /// <inheritdoc/>
    protected override Estimate Estimate(string name) => _sample.Estimate(name, _threshold);

    /// <inheritdoc/>
    protected override void Weighted(string[] names, ReadOnlySpan<double> weights, Span<double> values) => _sample.WeightedAll(names, _threshold, weights).CopyTo(values);

    private static ImmutableArray<string> NotesOn(MatchedFiles files, double[] scores)
    {
        var outside = 0;
        foreach (var score in scores)
            outside += score is < 0 or > 1 ? 1 : 0;
        if (outside == 0)
            return [];
        var column = files.Request.Score;
        var first = MatchedFiles.Rows(files.Predictions.Numbers(column).Values, s => s is < 0 or > 1)[..1];
        var place = files.Predictions.Places(column, first)[0];
        return
        [
            string.Create(CultureInfo.InvariantCulture,
                $"{outside:N0} of {scores.Length:N0} scores lie outside 0 to 1, the first is {place.Text} on line {place.Line} of {files.Predictions.Source.Name}: metrics of probabilities are undefined."),
        ];
    }
}

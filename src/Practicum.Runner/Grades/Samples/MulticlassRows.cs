using Practicum.Numerics.Statistics.Metrics.Multiclass;

namespace Practicum.Runner.Grades.Samples;

/// <summary>Classes, or a probability for each.</summary>
internal sealed class MulticlassRows : GradedRows
{
    private readonly int _classes;
    private readonly int[] _labels, _decisions;
    private readonly double[] _scores, _weights;
    private readonly MulticlassSample _sample;

    private MulticlassRows(int classes, int[] labels, int[] decisions, double[] scores, double[] weights)
    {
        (_classes, _labels, _decisions, _scores, _weights) = (classes, labels, decisions, scores, weights);
        _sample = decisions.Length == labels.Length && scores.Length == 0 ? new(classes, labels, decisions, weights) : MulticlassSample.FromScores(classes, labels, scores, weights);
    }

    /// <inheritdoc/>
    public override long Count => _labels.Length;

    /// <inheritdoc/>
    public override int? Classes => _classes;

    /// <inheritdoc/>
    public override ImmutableArray<string> Usual => _sample.Names;

    /// <summary>Looks at labels, predictions and weights; null when something is wrong with them.</summary>
    public static MulticlassRows? Of(MatchedFiles files, GradeColumns columns)
    {
        var column = files.Request.Label;
        var labels = LabelCodes.Of(files.Answers.Texts(column));
        if (labels.IsCut)
        {
            files.Problems.Add(new("PR-GRADE-023", new(files.Answers.Source.Name), $"Column '{column}' has more than {LabelCodes.Most} classes.", Mend: "For numbers take --task regression."));
            return null;
        }

        files.Complain("PR-GRADE-021", files.Answers, column, MatchedFiles.Rows(labels.Codes, c => c < 0), "label is", "labels are", "missing");
        var weights = files.Weights();
        return columns.HasPattern ? OfProbabilities(files, columns, labels, weights) : OfDecisions(files, labels, weights);
    }

    /// <inheritdoc/>
    public override GradedRows Take(ReadOnlySpan<int> rows)
    {
        var scores = new double[_scores.Length == 0 ? 0 : rows.Length * _classes];
        for (var i = 0; i < scores.Length; i += _classes)
            _scores.AsSpan(rows[i / _classes] * _classes, _classes).CopyTo(scores.AsSpan(i));
        return new MulticlassRows(_classes, Taken(_labels, rows), Taken(_decisions, rows), scores, Taken(_weights, rows));
    }

    /// <inheritdoc/>
    protected override Estimate Estimate(string name) => _sample.Estimate(name);

    /// <inheritdoc/>
    protected override void Weighted(string[] names, ReadOnlySpan<double> weights, Span<double> values)
    {
        for (var i = 0; i < names.Length; i++)
            values[i] = _sample.Weighted(names[i], weights);
    }

    private static MulticlassRows? OfDecisions(MatchedFiles files, LabelCodes labels, double[] weights)
    {
        var column = files.Request.Score;
        var decided = LabelCodes.Of(files.Predictions.Texts(column));
        files.Complain("PR-GRADE-024", files.Predictions, column, MatchedFiles.Rows(decided.Codes, c => c < 0), "class is", "classes are", $"missing in column '{column}'");
        if (files.Problems.Count > 0)
            return null;
        ImmutableArray<string> names = [.. labels.Names.Union(decided.Names).Order(StringComparer.Ordinal)];
        var (ofLabels, ofDecided) = (Places(labels.Names, names), Places(decided.Names, names));
        var strange = decided.Names.Except(labels.Names).ToArray();
        return new(names.Length, Array.ConvertAll(labels.Codes, c => ofLabels[c]), Array.ConvertAll(files.Match, row => ofDecided[decided.Codes[row]]), [], weights)
        {
            Notes = strange.Length == 0 ? []
                : [$"{strange.Length} predicted {(strange.Length == 1 ? "class is" : "classes are")} no label of the answers: {LabelCodes.List([.. strange])}. Every row of them is wrong."],
        };
    }

    private static MulticlassRows? OfProbabilities(MatchedFiles files, GradeColumns columns, LabelCodes labels, double[] weights)
    {
        var classes = columns.ClassesIn(files.Predictions.Header);
        ImmutableArray<string> names = [.. classes.Select(c => c.Class)];
        var place = Places(labels.Names, names);
        var unknown = MatchedFiles.Rows(labels.Codes, c => c >= 0 && place[c] < 0);
        files.Complain("PR-GRADE-031", files.Answers, files.Request.Label, unknown, "label has", "labels have", $"no column of probabilities '{files.Request.Score}'", found => NearestName.To(found, names));
        if ((long)labels.Codes.Length * names.Length > Array.MaxLength)
            files.Problems.Add(new("PR-GRADE-023", new(files.Predictions.Source.Name), $"{labels.Codes.Length} rows of {names.Length} classes are more probabilities than are graded."));
        var byClass = classes.Select(c => files.Scores(c.Column)).ToArray();
        if (files.Problems.Count > 0)
            return null;
        var scores = GC.AllocateUninitializedArray<double>(labels.Codes.Length * byClass.Length);
        for (var c = 0; c < byClass.Length; c++)
        {
            var ofClass = byClass[c];
            for (var row = 0; row < ofClass.Length; row++)
                scores[(row * byClass.Length) + c] = ofClass[row];
        }

        return new(names.Length, Array.ConvertAll(labels.Codes, c => place[c]), [], scores, weights);
    }

    private static int[] Places(ImmutableArray<string> names, ImmutableArray<string> among) => [.. names.Select(n => among.IndexOf(n))];
}

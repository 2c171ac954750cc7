using Practicum.Core.Examining.Offline;
using Practicum.Numerics.Primitives;

namespace Practicum.Core.Tests.Examining;

/// <summary>A small world whose truth is a formula: log-odds −1 + 1.5 x; the model sees them through noise 0.8, the starter through noise 2.</summary>
internal static class MadeHoldout
{
    public static HoldoutExam Exam(int rows, ulong seed = 7, params (string Metric, double Weight)[] metrics)
    {
        var chance = new Chance(seed);
        var truth = new double[rows];
        var (labels, model, starter) = (new byte[rows], new double[rows], new double[rows]);
        for (var i = 0; i < rows; i++)
        {
            double Normal(string name) => InverseCdf.Normal(chance.Stream(name).Uniform(0, (uint)i));
            var logit = -1 + (1.5 * Normal("x"));
            truth[i] = Logistic(logit);
            model[i] = Logistic(logit + (0.8 * Normal("model")));
            starter[i] = Logistic(logit + (2 * Normal("starter")));
            labels[i] = chance.Stream("label").Uniform(0, (uint)i) < truth[i] ? (byte)1 : (byte)0;
        }

        return new()
        {
            Task = new() { Id = "predict", Examiner = "offline", Metrics = metrics.Length == 0 ? [("roc_auc", 1), ("log_loss", 1)] : [.. metrics], Weight = 3 },
            ProjectCompetencies = ["modelling"],
            Chance = new Chance(seed).Stream("examine/predict"),
            Labels = labels,
            VisibleTruth = truth,
            ModelScores = model,
            StarterScores = starter,
            NaiveRate = 0.32,
            Group = Digest.Of($"rows {seed}"),
            Inputs = [Digest.Of("model")],
        };
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}

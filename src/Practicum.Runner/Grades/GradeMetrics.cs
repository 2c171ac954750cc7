using Practicum.Numerics.Statistics.Metrics;
using Practicum.Numerics.Statistics.Metrics.Multiclass;
using Practicum.Numerics.Statistics.Metrics.Regression;

namespace Practicum.Runner.Grades;

/// <summary>The metrics of each task by name.</summary>
public static class GradeMetrics
{
    /// <summary>The metrics that are shown unless others are asked for, in their order. Without probabilities those of several classes that need them are left out.</summary>
    public static ImmutableArray<string> Usual(GradeTask task, bool hasProbabilities = true) => task switch
    {
        GradeTask.Binary => BinarySample.Metrics,
        GradeTask.Multiclass => hasProbabilities ? MulticlassSample.Metrics : MulticlassSample.DecisionMetricNames,
        _ => RegressionSample.Metrics,
    };

    /// <summary>All metrics that have a fixed name; some tasks take others with a number in them, such as <c>pinball@0.9</c>.</summary>
    public static ImmutableArray<string> All(GradeTask task, bool hasProbabilities = true) => task == GradeTask.Binary ? BinarySample.AllMetrics : Usual(task, hasProbabilities);

    /// <summary>Whether a task has a metric of that name.</summary>
    public static bool Knows(GradeTask task, string metric) => IsHigherBetter(task, metric) is not null;

    /// <summary>Whether more is better; null when the task has no such metric.</summary>
    public static bool? IsHigherBetter(GradeTask task, string metric)
    {
        if (task == GradeTask.Binary)
            return BinarySample.Knows(metric) ? BinarySample.IsHigherBetter(metric) : null;
        try
        {
            return task switch
            {
                GradeTask.Multiclass => MulticlassSample.IsHigherBetter(metric),
                _ => RegressionSample.IsHigherBetter(metric),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

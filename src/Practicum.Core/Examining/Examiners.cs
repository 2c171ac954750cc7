using Practicum.Core.Examining.Findings;
using Practicum.Core.Examining.Offline;
using Practicum.Core.Examining.Production;

namespace Practicum.Core.Examining;

/// <summary>The examiners that tasks may name.</summary>
public static class Examiners
{
    /// <summary>All of them, by name.</summary>
    public static ImmutableArray<IExaminer> All { get; } = [new OfflineExaminer(), new ProductionExaminer(), new FindingsExaminer()];

    /// <summary>The examiner of that name, or null.</summary>
    public static IExaminer? Find(string id) => All.FirstOrDefault(e => e.Info.Id == id);

    /// <summary>Examines; an examiner that fails leaves "not measured, because …" and never silence.</summary>
    public static TaskMeasurement Examine(IExaminer examiner, Exam exam, CancellationToken stop = default)
    {
        try
        {
            return examiner.Examine(exam, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return TaskMeasurement.NotMeasured(exam, examiner.Info.Id, $"the examiner failed: {e.GetType().Name}: {e.Message}");
        }
    }
}

using Practicum.Core.Planting;

namespace Practicum.Core.Submissions;

/// <summary>Several findings of one kind on their way to one.</summary>
internal sealed class MergedFinding(string kind)
{
    private readonly Dictionary<int, int> placeOf = [];
    private readonly List<int> rows = [];
    private readonly List<double> sure = [];
    private readonly OnceOnly<string> columns = new();
    private readonly OnceOnly<FaultCell> cells = new();
    private readonly OnceOnly<(int, int)> pairs = new();
    private readonly OnceOnly<FaultSpan> spans = new();
    private bool absent, anySure;
    private double? confidence;
    private string? remedy;

    public void Add(Finding finding)
    {
        absent = finding.Absent;
        confidence = finding.Confidence ?? confidence;
        remedy = finding.Remedy ?? remedy;
        for (var i = 0; i < finding.Rows.Length; i++)
            AddRow(finding.Rows[i], finding.RowConfidence.IsEmpty ? double.NaN : finding.RowConfidence[i]);
        columns.Add(finding.Columns);
        cells.Add(finding.Cells);
        pairs.Add(finding.Pairs);
        spans.Add(finding.Spans);
    }

    public Finding ToFinding() => new()
    {
        Kind = kind,
        Absent = absent,
        Confidence = confidence,
        Rows = [.. rows],
        RowConfidence = anySure ? [.. sure] : [],
        Columns = columns.Items,
        Cells = cells.Items,
        Pairs = pairs.Items,
        Spans = spans.Items,
        Remedy = remedy,
    };

    private void AddRow(int row, double confidenceOfRow)
    {
        anySure |= !double.IsNaN(confidenceOfRow);
        if (placeOf.TryAdd(row, rows.Count))
        {
            rows.Add(row);
            sure.Add(confidenceOfRow);
        }
        else if (!double.IsNaN(confidenceOfRow))
        {
            sure[placeOf[row]] = confidenceOfRow;
        }
    }

    /// <summary>Items in the order in which they first came.</summary>
    private sealed class OnceOnly<T>
        where T : notnull
    {
        private readonly HashSet<T> seen = [];
        private readonly List<T> items = [];

        public ImmutableArray<T> Items => [.. items];

        public void Add(ImmutableArray<T> more)
        {
            foreach (var item in more)
            {
                if (seen.Add(item))
                    items.Add(item);
            }
        }
    }
}

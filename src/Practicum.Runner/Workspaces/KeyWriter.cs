namespace Practicum.Runner.Workspaces;

/// <summary>Writes the answer key of a variant, for authors (formats §2). Never inside a workspace.</summary>
public static class KeyWriter
{
    /// <summary>Why a key cannot go into a folder, to be asked before anything is written; null when it can.</summary>
    /// <param name="folder">Where the key shall go.</param>
    /// <param name="workspace">Where the workspace shall go; neither may lie inside the other.</param>
    public static Diagnostic? Refuse(string folder, string workspace) => Inside(folder, workspace) || Inside(workspace, folder)
        ? new("PR-WORK-016", new(folder), "The key must not lie inside the workspace, nor the workspace inside the key.")
        : NewFolder.Refuse(folder);

    /// <summary>Writes holdout.csv, faults.jsonl and, on request, production.csv; whole or not at all.</summary>
    /// <param name="folder">Where; absent or empty.</param>
    /// <param name="holdout">Holdout rows with the same columns as data/train.csv, the label among them.</param>
    /// <param name="truth">True probability of label 1 of each row; null in a recorded world, and then the column is empty.</param>
    /// <param name="isPublic">Whether each row lies in the public half.</param>
    /// <param name="production">Rows of production with the same columns, or null.</param>
    /// <param name="faults">Text of faults.jsonl.</param>
    /// <param name="problems">Takes a diagnostic when the folder holds something.</param>
    /// <returns>False when nothing was written.</returns>
    public static bool Write(string folder, Table holdout, double[]? truth, bool[] isPublic, Table? production, string faults, List<Diagnostic> problems)
    {
        var probability = truth ?? Enumerable.Repeat(double.NaN, holdout.Rows).ToArray();
        Schema schema = new([.. holdout.Schema.Fields, new("truth", FieldKind.Number), new("half", FieldKind.Text)]);
        Table key = new(schema, [.. holdout.Columns, new DoubleColumn(probability), new TextColumn([.. isPublic.Select(p => p ? 0 : 1)], ["public", "private"])]);
        return NewFolder.Make(folder, half =>
        {
            NewFolder.Write(half, "holdout.csv", key);
            NewFolder.Write(half, "faults.jsonl", YamlText.Bytes(faults));
            if (production is not null)
                NewFolder.Write(half, "production.csv", production);
        }, problems);
    }

    private static bool Inside(string inner, string outer)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(outer), Path.GetFullPath(inner));
        return relative == "." || !(relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative));
    }
}

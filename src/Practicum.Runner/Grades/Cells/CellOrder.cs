namespace Practicum.Runner.Grades.Cells;

/// <summary>A file that is to be read.</summary>
/// <param name="Path">Its path as its author gave it.</param>
/// <param name="Separator">What stands between cells: one byte.</param>
/// <param name="Wanted">The columns that are needed, given the names in the header.</param>
internal sealed record CellOrder(string Path, byte Separator, Func<ImmutableArray<string>, WantedColumns> Wanted);

/// <summary>The columns that are needed of a file.</summary>
/// <param name="Columns">Each once; they may be missing in the file.</param>
/// <param name="Problem">Why they cannot be named, or null.</param>
internal sealed record WantedColumns(WantedColumn[] Columns, Diagnostic? Problem = null);

namespace Practicum.Core.Planting.Drawing;

/// <summary>Cells of a key from rows by column.</summary>
internal static class ChangedCells
{
    /// <summary>The cells by row, then in the order of the columns; a cell named twice is named once.</summary>
    /// <param name="columns">Rows of each column, ascending.</param>
    public static ImmutableArray<FaultCell> InOrder(IReadOnlyList<(string Column, int[] Rows)> columns)
    {
        var cells = ImmutableArray.CreateBuilder<FaultCell>(columns.Sum(c => c.Rows.Length));
        var at = new int[columns.Count];
        while (true)
        {
            var row = int.MaxValue;
            for (var c = 0; c < at.Length; c++)
            {
                if (at[c] < columns[c].Rows.Length)
                    row = Math.Min(row, columns[c].Rows[at[c]]);
            }

            if (row == int.MaxValue)
                return cells.DrainToImmutable();
            for (var c = 0; c < at.Length; c++)
            {
                if (at[c] < columns[c].Rows.Length && columns[c].Rows[at[c]] == row)
                {
                    cells.Add(new(row, columns[c].Column));
                    at[c]++;
                }
            }
        }
    }
}

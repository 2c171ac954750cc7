using Practicum.Core.Proving.Leaks;

namespace Practicum.Core.Proving.Recorded;

/// <summary>Rows that are there twice.</summary>
internal static class DuplicateRows
{
    /// <summary>The suspicion, when a row repeats an earlier one in every column and in its label, or a hidden row has a twin among the training rows.</summary>
    public static IEnumerable<Suspicion> Suspicious(RecordedRows rows, (Table Train, Table Hidden)? split)
    {
        if (rows.Features.Columns.IsEmpty)
            yield break;
        var repeats = Repeats(rows);
        var twins = split is { } parts ? Across(parts.Train, parts.Hidden) : 0;
        if (repeats == 0 && twins == 0)
            yield break;
        var across = split is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {twins:N0} hidden rows look like a training row in every feature.");
        yield return new("duplicates", [], repeats, string.Create(CultureInfo.InvariantCulture, $"{repeats:N0} rows repeat an earlier row in every column.{across}"));
    }

    /// <summary>Rows that equal an earlier one in all columns and in the target.</summary>
    public static int Repeats(RecordedRows rows)
    {
        var signatures = Signatures(rows.Features);
        for (var i = 0; i < signatures.Length; i++)
            signatures[i] = CellHash.Join(signatures[i], CellHash.Of(rows.Target[i]));
        return signatures.Length - new HashSet<ulong>(signatures).Count;
    }

    /// <summary>Hidden rows whose features are those of a training row.</summary>
    public static int Across(Table train, Table hidden)
    {
        var known = new HashSet<ulong>(Signatures(train));
        return Signatures(hidden).Count(known.Contains);
    }

    private static ulong[] Signatures(Table table) =>
        TwinAttacks.Signatures(new(table, new byte[table.Rows], []), table.Schema.Fields, false);
}

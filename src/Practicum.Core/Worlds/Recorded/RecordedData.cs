using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions;

namespace Practicum.Core.Worlds.Recorded;

/// <summary>A recorded data set in time order: features, labels and the tick of every row.</summary>
internal sealed class RecordedData
{
    /// <summary>Above this many rows numbers are kept as float.</summary>
    public const int MostDoubles = 2_000_000;

    private readonly RecordedWorldSpec spec;
    private readonly string? entity;
    private readonly List<Diagnostic> problems;

    private RecordedData(RecordedWorldSpec spec, string? entity, List<Diagnostic> problems) => (this.spec, this.entity, this.problems) = (spec, entity, problems);

    /// <summary>Features and entity.</summary>
    public required Table Rows { get; init; }

    /// <summary>Labels.</summary>
    public required byte[] Label { get; init; }

    /// <summary>First row of each tick, and one past the last row.</summary>
    public required int[] TickStart { get; init; }

    /// <summary>The moment at which tick 0 begins; null when the file's order is the time.</summary>
    public SimTime? Start { get; init; }

    /// <summary>Reads a table in the file's order; null with diagnostics when it does not fit the declaration.</summary>
    public static RecordedData? Read(RecordedWorldSpec spec, string? entity, Table table, List<Diagnostic> problems)
    {
        var before = problems.Count;
        var reader = new RecordedData(spec, entity, problems) { Rows = table, Label = [], TickStart = [] };
        reader.Names(table);
        if (table.Rows == 0)
            problems.Add(new("PR-WORLD-041", spec.Place, $"The data '{spec.Data}' have no rows."));
        if (problems.Count > before)
            return null;
        var label = reader.Labels(table[spec.Target]);
        var (order, start, ticks) = spec.TimeColumn is { } time ? reader.ByTime(table[time]) : reader.ByRows(table.Rows);
        if (problems.Count > before)
            return null;
        var rows = reader.Features(table);
        if (order is not null)
            (rows, label) = (rows.Take(order), Array.ConvertAll(order, i => label[i]));
        return problems.Count > before ? null : new(spec, entity, problems) { Rows = rows, Label = label, TickStart = ticks, Start = start };
    }

    private void Names(Table table)
    {
        var known = table.Schema.Fields.Select(f => f.Name).ToList();
        var wanted = spec.Ignore.Concat(spec.Columns.Select(c => c.Name)).Append(spec.Target);
        if (spec.TimeColumn is { } time)
            wanted = wanted.Append(time);
        if (entity is not null)
            wanted = wanted.Append(entity);
        foreach (var name in wanted.Distinct().Where(n => !known.Contains(n)))
            problems.Add(new("PR-WORLD-042", spec.Place, $"The data '{spec.Data}' have no column '{name}'.", NearestName.To(name, known)));
    }

    private byte[] Labels(Column column)
    {
        var labels = new byte[column.Length];
        var numbers = column as NumericColumn;
        var code = column is TextColumn words ? words.Dictionary.IndexOf(spec.Positive) : -1;
        var isNumber = double.TryParse(spec.Positive, NumberStyles.Float, CultureInfo.InvariantCulture, out var positive);
        var (missing, first, ones) = (0, -1, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            if (column.IsMissing(i))
            {
                missing++;
                first = first < 0 ? i : first;
                continue;
            }

            labels[i] = numbers is not null ? (byte)(isNumber && numbers[i] == positive ? 1 : 0) : (byte)(((TextColumn)column).Codes[i] == code ? 1 : 0);
            ones += labels[i];
        }

        if (missing > 0)
            problems.Add(new("PR-WORLD-043", spec.Place, $"{missing} rows of '{spec.Data}' have no label in '{spec.Target}'; the first is row {first + 1}."));
        else if (ones == 0 || ones == labels.Length)
            problems.Add(new("PR-WORLD-044", spec.Place, $"'{spec.Target}' is {(ones == 0 ? "never" : "always")} '{spec.Positive}' in '{spec.Data}'; a binary target needs both labels.",
                column is TextColumn text && ones == 0 ? NearestName.To(spec.Positive, text.Dictionary.Take(50)) : null));
        return labels;
    }

    private (int[]? Order, SimTime? Start, int[] Ticks) ByRows(int rows)
    {
        var size = spec.TickRows!.Value;
        var ticks = new int[((rows + size - 1) / size) + 1];
        for (var k = 0; k < ticks.Length; k++)
            ticks[k] = (int)Math.Min(rows, (long)k * size);
        return (null, null, ticks);
    }

    /// <summary>Sorts rows by their moment, stably; tick 0 begins at midnight of the first day when ticks are whole days, else at the first moment.</summary>
    private (int[]? Order, SimTime? Start, int[] Ticks) ByTime(Column column)
    {
        if (column is not TextColumn text)
        {
            problems.Add(new("PR-WORLD-045", spec.Place, $"The time column '{spec.TimeColumn}' holds numbers; dates are written 2025-01-31 or 2025-01-31T06:00:00Z."));
            return default;
        }

        var before = problems.Count;
        var moments = new long[text.Dictionary.Length];
        for (var code = 0; code < moments.Length; code++)
        {
            if (SimTime.TryParse(text.Dictionary[code], out var moment))
                moments[code] = moment.Seconds;
            else
                problems.Add(new("PR-WORLD-045", spec.Place, $"'{text.Dictionary[code]}' in '{spec.TimeColumn}' is no date; dates are written 2025-01-31 or 2025-01-31T06:00:00Z."));
            if (problems.Count >= before + 20)
                return default;
        }

        var codes = text.Codes;
        if (codes.Contains(-1))
            problems.Add(new("PR-WORLD-046", spec.Place, $"Row {codes.IndexOf(-1) + 1} of '{spec.Data}' has no time in '{spec.TimeColumn}'."));
        if (problems.Count > before)
            return default;
        var seconds = new long[codes.Length];
        for (var i = 0; i < seconds.Length; i++)
            seconds[i] = moments[codes[i]];
        int[] order = [.. Enumerable.Range(0, seconds.Length).OrderBy(i => seconds[i])];
        var tick = spec.Tick.Seconds;
        var start = seconds[order[0]];
        if (tick % 86_400 == 0)
            start -= ((start % 86_400) + 86_400) % 86_400;
        var ticks = new int[checked((int)((seconds[order[^1]] - start) / tick) + 2)];
        var row = 0;
        for (var k = 0; k < ticks.Length; k++)
        {
            while (row < order.Length && seconds[order[row]] < start + (k * tick))
                row++;
            ticks[k] = row;
        }

        ticks[^1] = order.Length;
        return (order, new(start), ticks);
    }

    private Table Features(Table table)
    {
        var fields = ImmutableArray.CreateBuilder<Field>();
        var columns = ImmutableArray.CreateBuilder<Column>();
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var field = table.Schema.Fields[i];
            if (field.Name == spec.Target || field.Name == spec.TimeColumn || spec.Ignore.Contains(field.Name))
                continue;
            var kind = spec.Columns.Where(c => c.Name == field.Name).Select(c => (FieldKind?)c.Kind).FirstOrDefault() ?? field.Kind;
            var column = As(kind, table.Columns[i], field.Name);
            if (column is NumericColumn numbers and not SingleColumn && table.Rows > MostDoubles)
            {
                var single = new float[table.Rows];
                numbers.CopyTo(0, single);
                column = new SingleColumn(single);
            }

            fields.Add(field with { Kind = kind, Role = field.Name == entity ? FieldRole.Entity : FieldRole.Feature });
            columns.Add(column);
        }

        return new(new(fields.ToImmutable()), columns.ToImmutable());
    }

    private Column As(FieldKind kind, Column column, string name)
    {
        if (kind == FieldKind.Text && column is NumericColumn numbers)
            return TextColumn.From(Enumerable.Range(0, numbers.Length).Select(i => numbers.IsMissing(i) ? null : numbers[i].ToString("R", CultureInfo.InvariantCulture)));
        if (kind == FieldKind.Text || column is not TextColumn text)
            return column;
        var values = new double[text.Dictionary.Length];
        for (var code = 0; code < values.Length; code++)
        {
            if (!double.TryParse(text.Dictionary[code], NumberStyles.Float, CultureInfo.InvariantCulture, out values[code]))
            {
                problems.Add(new("PR-WORLD-047", spec.Place, $"'{text.Dictionary[code]}' in '{name}' of '{spec.Data}' is no number; declare the column as text, or mend the data."));
                return new DoubleColumn(new double[text.Length]);
            }
        }

        var all = new double[text.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = text.Codes[i] < 0 ? double.NaN : values[text.Codes[i]];
        return new DoubleColumn(all);
    }
}

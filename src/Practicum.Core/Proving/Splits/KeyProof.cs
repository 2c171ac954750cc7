using System.Numerics;
using Practicum.Core.Planting;
using Practicum.Core.Proving.Leaks;

namespace Practicum.Core.Proving.Splits;

/// <summary>
/// Whether the rows of a planted fault can be told from what surrounds the values (methods §13): place in the file, name, length and decimals of cells, zero bits of numbers. Columns that the
/// key names are left out, since an odd value there is what the fault is.
/// </summary>
/// <param name="Fault">The fault.</param>
/// <param name="Rows">How many rows it touched.</param>
/// <param name="Area">Area under the ROC curve of trees on other rows than they were fitted to; NaN when the fault touches too few rows, or nearly all.</param>
/// <param name="Error">Its standard error when nothing tells the rows.</param>
public sealed record KeyProof(string Fault, int Rows, double Area, double Error)
{
    private const int FewestRows = 100, MostRows = 50_000;

    /// <summary>Whether it could be tried.</summary>
    public bool Tried => !double.IsNaN(Area);

    /// <summary>Whether metadata give the rows away: the area passes ½ by more than four standard errors.</summary>
    public bool IsTold => Tried && Area > 0.5 + (SplitProof.Errors * Error);

    /// <summary>Tries to tell the rows of one fault.</summary>
    /// <param name="key">What was planted, in rows of <paramref name="table"/>. Where it has a posterior, only what metadata tell beyond that counts.</param>
    /// <param name="table">The training rows as they are handed out, with row id and time.</param>
    /// <param name="chance">Draws which rows are fitted to, from streams that begin with <c>proof/</c>.</param>
    public static KeyProof Run(FaultKey key, Table table, Chance chance)
    {
        var planted = new byte[table.Rows];
        foreach (var row in key.Rows.Concat(key.Cells.Select(c => c.Row)).Concat(key.Pairs.Select(p => p.Row)).Concat(key.Spans.Select(s => s.Row)))
            planted[row] = 1;
        var rows = planted.Sum(p => p);
        var probability = key.Posterior ?? [.. Enumerable.Repeat((double)rows / table.Rows, table.Rows)];
        int[] asked = [.. Drawn(table.Rows, chance).Where(i => probability[i] is > 0 and < 1)];
        if (Math.Min(asked.Sum(i => planted[i]), asked.Sum(i => 1 - planted[i])) < FewestRows)
            return new(key.Id, rows, double.NaN, double.NaN);
        var named = key.Columns.Concat(key.Added).Concat(key.Cells.Select(c => c.Column)).Concat(key.Spans.Select(s => s.Column)).ToHashSet(StringComparer.Ordinal);
        var (area, error) = Told(Metadata(table, named), planted, probability, asked, chance);
        return new(key.Id, rows, area, error);
    }

    private static (double Area, double Error) Told(Table metadata, byte[] planted, double[] probability, int[] asked, Chance chance)
    {
        var u = new double[asked.Length];
        chance.Stream("proof/key/half").Fill(u, 0);
        int[] fit = [.. asked.Where((_, i) => u[i] < 0.5)], test = [.. asked.Where((_, i) => u[i] >= 0.5)];
        LeakRows Part(int[] rows) => new(metadata.Take(rows), Array.ConvertAll(rows, i => planted[i]), Array.ConvertAll(rows, i => probability[i]));
        var (known, told) = (Part(fit), Part(test));
        double ones = told.Label.Sum(y => y);
        return (ResidualScore.Area(told.Label, told.Probability, LearnerAttack.Guess(known, told.Rows)), SplitProof.NullError(ones, told.Count - ones));
    }

    /// <summary>At most so many rows, drawn without replacement.</summary>
    private static IEnumerable<int> Drawn(int rows, Chance chance)
    {
        if (rows <= MostRows)
            return Enumerable.Range(0, rows);
        var u = new double[rows];
        chance.Stream("proof/key/rows").Fill(u, 0);
        return Enumerable.Range(0, rows).Where(i => u[i] < (double)MostRows / rows);
    }

    private static Table Metadata(Table table, HashSet<string> named)
    {
        var (fields, columns) = (new List<Field>(), new List<Column>());
        var place = new double[table.Rows];
        for (var i = 0; i < place.Length; i++)
            place[i] = i;
        Add("place", place);
        foreach (var period in (ReadOnlySpan<int>)[2, 3, 5, 7, 10, 16, 64])
            Add(string.Create(CultureInfo.InvariantCulture, $"place modulo {period}"), Array.ConvertAll(place, i => i % period));
        foreach (var field in table.Schema.Fields.Where(f => f.Role != FieldRole.Target && !named.Contains(f.Name)))
        {
            if (field.Role == FieldRole.Time)
                Add("place within the moment", OrderAttacks.WithinMoment(table[field.Name]));
            else if (table[field.Name] is TextColumn text)
                Add($"{field.Name} length", OfTexts(text, word => word.Length));
            else
                OfNumbers(field, ((NumericColumn)table[field.Name]).ToDoubles().ToArray());
        }

        return new(new([.. fields]), [.. columns]);

        void OfNumbers(Field field, double[] values)
        {
            if (field.Role == FieldRole.RowId)
            {
                Add(field.Name, values);
                Add($"{field.Name} modulo 2", Array.ConvertAll(values, v => v % 2));
                Add($"{field.Name} modulo 10", Array.ConvertAll(values, v => v % 10));
                return;
            }

            var (length, decimals, _) = FormatAttacks.Written(values);
            Add($"{field.Name} length", length);
            Add($"{field.Name} decimals", decimals);
            Add($"{field.Name} zero bits", Array.ConvertAll(values, v => double.IsNaN(v) ? double.NaN : BitOperations.TrailingZeroCount(BitConverter.DoubleToInt64Bits(v))));
        }

        void Add(string name, double[] values)
        {
            fields.Add(new(string.Create(CultureInfo.InvariantCulture, $"{fields.Count} {name}"), FieldKind.Number));
            columns.Add(new DoubleColumn(values));
        }
    }

    private static double[] OfTexts(TextColumn text, Func<string, double> of)
    {
        var said = text.Dictionary.Select(of).ToArray();
        var values = new double[text.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = text.Codes[i] < 0 ? double.NaN : said[text.Codes[i]];
        return values;
    }
}

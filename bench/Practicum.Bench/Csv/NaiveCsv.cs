using System.Text;

namespace Practicum.Bench.Csv;

/// <summary>The plain way: a line at a time, split at commas, numbers by the runtime, words in a dictionary; written by a text writer.</summary>
internal static class NaiveCsv
{
    public static Table Read(byte[] bytes, FieldKind[] kinds)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        var names = reader.ReadLine()!.Split(',');
        var numbers = kinds.Select(_ => new List<double>()).ToArray();
        var codes = kinds.Select(_ => new List<int>()).ToArray();
        var words = kinds.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)).ToArray();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            for (var c = 0; c < cells.Length; c++)
            {
                if (kinds[c] == FieldKind.Number)
                    numbers[c].Add(cells[c].Length == 0 ? double.NaN : double.Parse(cells[c], CultureInfo.InvariantCulture));
                else if (cells[c].Length == 0)
                    codes[c].Add(-1);
                else if (words[c].TryGetValue(cells[c], out var code))
                    codes[c].Add(code);
                else
                    codes[c].Add(words[c][cells[c]] = words[c].Count);
            }
        }

        return new(
            new([.. names.Select((n, c) => new Field(n, kinds[c]))]),
            [.. kinds.Select((k, c) => k == FieldKind.Number ? (Column)new DoubleColumn([.. numbers[c]]) : new TextColumn([.. codes[c]], [.. words[c].Keys]))]);
    }

    public static byte[] Write(Table table)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false)))
        {
            writer.Write(string.Join(',', table.Schema.Fields.Select(f => f.Name)) + "\n");
            for (var row = 0; row < table.Rows; row++)
            {
                for (var c = 0; c < table.Columns.Length; c++)
                {
                    writer.Write(c == 0 ? "" : ",");
                    if (!table.Columns[c].IsMissing(row))
                        writer.Write(table.Columns[c] is TextColumn text ? text[row] : ((DoubleColumn)table.Columns[c])[row].ToString(CultureInfo.InvariantCulture));
                }

                writer.Write('\n');
            }
        }

        return stream.ToArray();
    }
}

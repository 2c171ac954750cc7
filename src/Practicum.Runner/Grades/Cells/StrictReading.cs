using System.Runtime.InteropServices;
using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Grades.Cells;

/// <summary>The long way, for files with quotes and for those with mistakes: through the strict reader of the house, which names every mistake.</summary>
internal static class StrictReading
{
    /// <summary>Reads the wanted columns; null, with complaints, when the file has mistakes.</summary>
    public static CellFile? Read(SourceFile source, CellOrder order, List<Diagnostic> problems)
    {
        var options = new CsvOptions { File = source.Name, Separator = (char)source.Separator, HashKey = HashKeys.OfProcess };
        var header = HeaderOf(source, options);
        var (wanted, problem) = order.Wanted(header);
        if (problem is not null && !header.IsEmpty)
        {
            problems.Add(problem);
            return null;
        }

        var schema = new Schema([.. wanted.Select(w => new Field(w.Name, FieldKind.Text))]);
        if (CsvReader.Read(source.Bytes, options with { Schema = schema }, problems) is not { } table)
            return null;
        var columns = wanted.Select(w => (TextColumn)table[w.Name]).Zip(wanted, (column, w) => w.Kind == CellKind.Number ? (object)NumberCells.Of(Texts(column)) : Texts(column));
        return new(source, [.. table.Schema.Fields.Select(f => f.Name)], table.Rows, wanted, [.. columns]);
    }

    /// <summary>The names in the header; none when it has mistakes, which are told when the file is read.</summary>
    private static ImmutableArray<string> HeaderOf(SourceFile source, CsvOptions options)
    {
        var end = CellPlaces.RowEnd(source.Bytes, 0);
        return CsvReader.Read(source.Bytes[..end], options, []) is { } table ? [.. table.Schema.Fields.Select(f => f.Name)] : [];
    }

    private static TextCells Texts(TextColumn column)
    {
        var (bytes, longest) = (new List<byte>(), 0);
        var (starts, lengths) = (new int[column.Words + 1], new int[column.Words + 1]);
        for (var code = 0; code < column.Words; code++)
        {
            var word = column.Utf8(code);
            (starts[code], lengths[code], longest) = (bytes.Count, word.Length, Math.Max(longest, word.Length));
            bytes.AddRange(word);
            bytes.Add(0);
        }

        // the place after the last word is that of no word
        starts[^1] = bytes.Count;
        var buffer = SourceFile.Empty(bytes.Count);
        CollectionsMarshal.AsSpan(bytes).CopyTo(buffer);
        var (startOf, hashes) = (new int[column.Length], new ulong[column.Length]);
        for (var row = 0; row < hashes.Length; row++)
        {
            var code = column.Codes[row] is >= 0 and var known ? known : column.Words;
            startOf[row] = starts[code];
            hashes[row] = IdHash.Of(buffer, starts[code], lengths[code]);
        }

        return new(buffer, startOf, hashes, longest, [0]);
    }
}

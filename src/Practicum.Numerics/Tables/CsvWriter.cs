using System.Buffers;
using System.Text;
using Practicum.Numerics.Tables.Csv.Bulk;
using Practicum.Numerics.Tables.Csv.Output;

namespace Practicum.Numerics.Tables;

/// <summary>
/// Writes CSV that <see cref="CsvReader"/> reads back to the same values: UTF-8 without a mark, a header line, lines ended by LF, quotes only
/// where they are needed, numbers in the shortest form that reads back exactly, a missing value as nothing. An empty text reads back as missing unless
/// <see cref="CsvStyle.KeepEmptyText"/> is set on both sides. A column of text that looks like numbers needs a schema to be read as text. An infinity is
/// written as a word that the reader refuses; a <see cref="SingleColumn"/> reads back as the doubles that its shortest spelling names.
/// </summary>
/// <remarks>Rows are written by all processors, in blocks; the bytes do not depend on how many there are.</remarks>
public static class CsvWriter
{
    private const int Group = 16;

    /// <summary>Writes a table.</summary>
    public static void Write(Table table, IBufferWriter<byte> destination, char separator = ',') => Write(table, destination, new CsvStyle { Separator = separator });

    /// <summary>Writes a table in a style.</summary>
    public static void Write(Table table, IBufferWriter<byte> destination, CsvStyle style) => Write(table, style, destination.Write);

    /// <summary>Writes a table to a stream, in pieces of some hundred thousand bytes.</summary>
    public static void Write(Table table, Stream destination, char separator = ',') => Write(table, destination, new CsvStyle { Separator = separator });

    /// <summary>Writes a table in a style to a stream, in pieces of some hundred thousand bytes.</summary>
    public static void Write(Table table, Stream destination, CsvStyle style) => Write(table, style, destination.Write);

    /// <summary>The bytes of a table.</summary>
    public static byte[] ToBytes(Table table, char separator = ',')
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(table, buffer, separator);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Table table, CsvStyle style, Sink sink)
    {
        using (var header = new Pieces())
        {
            foreach (var field in table.Schema.Fields)
            {
                // a mark at the file's beginning would be taken for the file's own
                if (header.Length == 0 && field.Name.StartsWith('\uFEFF'))
                    ColumnText.InQuotes(Encoding.UTF8.GetBytes(field.Name), header);
                else
                    header.Add(ColumnText.Name(field.Name, style));
                header.Add((byte)style.Separator);
            }

            sink(header.Length == 0 ? "\n"u8 : [.. header.Written[..^1], (byte)'\n']);
        }

        Rows(table, style, sink);
    }

    /// <summary>Writes the rows: while one group of blocks goes out, the next one is made.</summary>
    private static void Rows(Table table, CsvStyle style, Sink sink)
    {
        var text = new RowsText(table, style);
        var height = Math.Max(1, style.BlockCells / Math.Max(1, table.Columns.Length));
        var blocks = (int)((table.Rows + (long)height - 1) / height);
        var (made, next) = (new Pieces[Group], new Pieces[Group]);
        for (var i = 0; i < Group; i++)
            (made[i], next[i]) = (new(), new());
        Task? making = null;
        try
        {
            Make(text, table.Rows, height, 0, made, style.Threads);
            for (var first = 0; first < blocks; first += Group)
            {
                var (later, free) = (first + Group, next);
                if (later < blocks && style.Threads != 1)
                    making = Task.Run(() => Make(text, table.Rows, height, later, free, style.Threads));
                foreach (var block in made)
                    sink(block.Written);
                if (style.Threads != 1)
                    making?.GetAwaiter().GetResult();
                else
                    Make(text, table.Rows, height, later, free, style.Threads);
                (made, next) = (next, made);
            }
        }
        finally
        {
            // the destination may have thrown while blocks were being made
            Task.WhenAny(making ?? Task.CompletedTask).GetAwaiter().GetResult();
            foreach (var block in made.Concat(next))
                block.Dispose();
        }
    }

    private static void Make(RowsText text, int rows, int height, int first, Pieces[] blocks, int threads) =>
        Crew.Run(blocks.Length, threads, i =>
        {
            blocks[i].Length = 0;
            var from = (first + (long)i) * height;
            if (from < rows)
                text.Write((int)from, (int)Math.Min(rows, from + height), blocks[i]);
        });

    private delegate void Sink(ReadOnlySpan<byte> bytes);
}

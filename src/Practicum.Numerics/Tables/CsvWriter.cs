using System.Buffers;
using System.Text;

namespace Practicum.Numerics.Tables;

/// <summary>
/// Writes CSV that <see cref="CsvReader"/> reads back to the same values: UTF-8 without a mark, a header line, lines ended by LF, quotes only
/// where they are needed, numbers in the shortest form that reads back exactly, a missing value as nothing.
/// </summary>
public static class CsvWriter
{
    private const int Room = 32;

    /// <summary>Writes a table.</summary>
    public static void Write(Table table, IBufferWriter<byte> destination, char separator = ',')
    {
        var single = table.Columns.Length == 1;
        for (var c = 0; c < table.Columns.Length; c++)
        {
            destination.Write(Encoded(table.Schema.Fields[c].Name, separator));
            WriteByte(destination, c + 1 < table.Columns.Length ? (byte)separator : (byte)'\n');
        }

        var words = table.Columns.Select(c => c is TextColumn text ? text.Dictionary.Select(w => Encoded(w, separator)).ToArray() : null).ToArray();
        for (var row = 0; row < table.Rows; row++)
        {
            for (var c = 0; c < words.Length; c++)
            {
                var column = table.Columns[c];
                if (column.IsMissing(row))
                    destination.Write(single ? "\"\""u8 : default);
                else if (column is TextColumn text)
                    destination.Write(words[c]![text.Codes[row]]);
                else if (column is SingleColumn floats)
                    WriteNumber(floats.Values[row], destination);
                else
                    WriteNumber(((NumericColumn)column)[row], destination);
                WriteByte(destination, c + 1 < words.Length ? (byte)separator : (byte)'\n');
            }
        }
    }

    /// <summary>Writes a table to a stream, in pieces of some ten thousand bytes.</summary>
    public static void Write(Table table, Stream destination, char separator = ',')
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        var pieces = new StreamPieces(destination, buffer);
        Write(table, pieces, separator);
        pieces.Flush();
    }

    /// <summary>The bytes of a table.</summary>
    public static byte[] ToBytes(Table table, char separator = ',')
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(table, buffer, separator);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteNumber(double value, IBufferWriter<byte> destination)
    {
        var span = destination.GetSpan(Room);
        int written;
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15 && (value != 0 || !double.IsNegative(value)))
            ((long)value).TryFormat(span, out written, default, CultureInfo.InvariantCulture);
        else
            value.TryFormat(span, out written, default, CultureInfo.InvariantCulture);
        destination.Advance(written);
    }

    private static void WriteNumber(float value, IBufferWriter<byte> destination)
    {
        value.TryFormat(destination.GetSpan(Room), out var written, default, CultureInfo.InvariantCulture);
        destination.Advance(written);
    }

    private static void WriteByte(IBufferWriter<byte> destination, byte value)
    {
        destination.GetSpan(1)[0] = value;
        destination.Advance(1);
    }

    private static byte[] Encoded(string text, char separator)
    {
        var quoted = text.Length == 0 || text.AsSpan().IndexOfAny(['"', '\n', '\r', separator]) >= 0;
        return Encoding.UTF8.GetBytes(quoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
    }

    private sealed class StreamPieces(Stream stream, ArrayBufferWriter<byte> buffer) : IBufferWriter<byte>
    {
        public void Advance(int count)
        {
            buffer.Advance(count);
            if (buffer.WrittenCount >= 1 << 15)
                Flush();
        }

        public void Flush()
        {
            stream.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => buffer.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => buffer.GetSpan(sizeHint);
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Practicum.Runner.Runs;

/// <summary>Names the exact values of a table: SHA-256 over the names, kinds and values of its columns, little-endian, in order.</summary>
public static class TableDigest
{
    /// <summary>Digests a table and, when given, its labels.</summary>
    public static Digest Of(Table table, ReadOnlySpan<byte> labels = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{table.Rows}\n");
        for (var c = 0; c < table.Columns.Length; c++)
        {
            Append(hash, $"{table.Schema.Fields[c].Name}\t{table.Schema.Fields[c].Kind}\n");
            if (table.Columns[c] is TextColumn text)
                AppendText(hash, text);
            else
                hash.AppendData(MemoryMarshal.AsBytes(((NumericColumn)table.Columns[c]).ToDoubles().Span));
        }

        hash.AppendData(labels);
        return Digest.FromHash(hash.GetHashAndReset());
    }

    /// <summary>Digests texts one after the other, each ended by a line feed.</summary>
    public static Digest Of(IEnumerable<string> lines) => Digest.Of(string.Concat(lines.Select(l => l + "\n")));

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));

    private static void AppendText(IncrementalHash hash, TextColumn column)
    {
        // Codes depend on the order in which values first appeared; the texts themselves do not.
        var digests = column.Dictionary.Select(w => SHA256.HashData(Encoding.UTF8.GetBytes(w)).AsSpan(0, 8).ToArray()).ToArray();
        var buffer = new byte[column.Length * 8];
        for (var i = 0; i < column.Length; i++)
        {
            if (column.Codes[i] >= 0)
                digests[column.Codes[i]].CopyTo(buffer, i * 8);
            else
                BinaryPrimitives.WriteUInt64LittleEndian(buffer.AsSpan(i * 8), 0);
        }

        hash.AppendData(buffer);
    }
}

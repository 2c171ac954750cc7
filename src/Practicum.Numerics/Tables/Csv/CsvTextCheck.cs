using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Practicum.Numerics.Tables.Csv.Bulk;

namespace Practicum.Numerics.Tables.Csv;

/// <summary>Looks through a file for the first byte that is not UTF-8, or is zero.</summary>
/// <param name="complaints">Where to complain.</param>
internal sealed class CsvTextCheck(CsvComplaints complaints)
{
    private long _offset;
    private int _line = 1;
    private int _column = 1;

    /// <summary>Looks through a whole file.</summary>
    /// <returns>Whether it is text.</returns>
    public static bool Passes(CsvSource source, CsvComplaints complaints)
    {
        var check = new CsvTextCheck(complaints);
        source.Restart();
        var (from, last) = (0, false);
        while (!last)
        {
            from = check.Window(source.Next(from, out last).Span, last);
            if (from < 0)
                return false;
        }

        return true;
    }

    /// <summary>Looks through a window up to its last whole character.</summary>
    /// <returns>Where to go on; −1 when a complaint was made.</returns>
    private int Window(ReadOnlySpan<byte> bytes, bool last)
    {
        var whole = last ? bytes.Length : Survey.Whole(bytes);
        bytes = bytes[..whole];
        var zero = bytes.IndexOf((byte)0);
        var valid = Utf8.IsValid(bytes);
        if (valid && zero < 0)
        {
            Pass(bytes);
            return whole;
        }

        var at = valid ? zero : FirstInvalid(zero < 0 ? bytes : bytes[..zero]);
        Pass(bytes[..at]);
        complaints.Add(at == zero ? "PR-CSV-003" : "PR-CSV-002", _line, _column, at == zero ? $"A zero byte; expected text (byte {_offset})." : $"Byte 0x{bytes[at]:X2} is not UTF-8; expected UTF-8 text (byte {_offset}).");
        return -1;
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        var lines = bytes.Count((byte)'\n');
        _line += lines;
        _column = (lines > 0 ? 1 : _column) + CsvComplaints.Characters(bytes[(bytes.LastIndexOf((byte)'\n') + 1)..]);
        _offset += bytes.Length;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return at;
    }
}

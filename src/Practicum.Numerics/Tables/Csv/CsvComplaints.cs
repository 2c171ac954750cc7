using System.Text;

namespace Practicum.Numerics.Tables.Csv;

/// <summary>Collects diagnostics of one file up to a limit and counts the rest.</summary>
internal sealed class CsvComplaints(CsvOptions options, List<Diagnostic> diagnostics)
{
    private int _count;

    /// <summary>Whether there was any.</summary>
    public bool Any => _count > 0;

    /// <summary>How many there were; to be able to return here.</summary>
    public int Mark => _count;

    /// <summary>Bytes of the file before the bytes in which places are given.</summary>
    public long Offset { get; set; }

    /// <summary>Forgets what was added after a mark.</summary>
    public void Return(int mark)
    {
        var kept = diagnostics.Count - Math.Min(_count, options.MaxDiagnostics) + Math.Min(mark, options.MaxDiagnostics);
        diagnostics.RemoveRange(kept, diagnostics.Count - kept);
        _count = mark;
    }

    /// <summary>Adds one. Line and column count from 1, column in characters.</summary>
    public void Add(string code, int line, int column, string message, string? nearest = null, string? mend = null)
    {
        if (++_count <= options.MaxDiagnostics)
            diagnostics.Add(new(code, new(options.File, line, column), message, nearest, mend));
    }

    /// <summary>Adds one at a byte, whose line starts at <paramref name="lineStart"/>.</summary>
    public void Add(string code, ReadOnlySpan<byte> bytes, int line, int lineStart, int at, string message)
    {
        if (_count >= options.MaxDiagnostics)
            _count++;
        else
            Add(code, line, Characters(bytes[lineStart..at]) + 1, $"{message} (byte {Offset + at}).");
    }

    /// <summary>Adds "and N more" if there were more than are shown.</summary>
    public void Close()
    {
        var more = _count - options.MaxDiagnostics;
        if (more > 0)
            diagnostics.Add(new("PR-CSV-020", new(options.File), string.Create(CultureInfo.InvariantCulture, $"And {more} more mistakes in this file.")));
    }

    /// <summary>What stood there, short enough for a sentence.</summary>
    public static string Shown(ReadOnlySpan<byte> cell)
    {
        var text = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 160)]);
        return text.Length <= 40 ? text : text[..39] + "…";
    }

    /// <summary>How many characters start in a run of bytes.</summary>
    public static int Characters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var b in text)
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }
}

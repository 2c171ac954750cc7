namespace Practicum.Numerics.Tables.Csv;

/// <summary>Says what is wrong with a file that could not be read.</summary>
internal static class CsvJudge
{
    /// <summary>Reads the header; null, with complaints unless the file is at its end, when it cannot be used.</summary>
    public static CsvHeader? Header(CsvSource source, CsvOptions options, CsvComplaints complaints)
    {
        source.Restart();
        while (true)
        {
            var window = source.Next(0, out var last);
            var header = CsvHeader.Read(window.Span, last, options, complaints, out var more);
            if (!more)
                return header;
        }
    }

    /// <summary>Tells all mistakes, in the file's order.</summary>
    /// <exception cref="InvalidOperationException">There is none: the fast way and the strict one disagree.</exception>
    public static void Tell(CsvSource source, CsvOptions options, List<Diagnostic> diagnostics)
    {
        var complaints = new CsvComplaints(options, diagnostics);
        if (!CsvTextCheck.Passes(source, complaints))
            return;
        if (Header(source, options, complaints) is { } header)
            Rows(source, header, options, complaints);
        complaints.Close();
        if (!complaints.Any)
            throw new InvalidOperationException("The file was refused, but nothing is wrong with it.");
    }

    private static void Rows(CsvSource source, CsvHeader header, CsvOptions options, CsvComplaints complaints)
    {
        var pass = new CsvPass(options, header, complaints);
        var from = pass.Walk(source.First(header.Body, out var last).Span, header.Body, last);
        while (!last && !pass.Stopped)
            from = pass.Walk(source.Next(from, out last).Span, 0, last);
    }
}

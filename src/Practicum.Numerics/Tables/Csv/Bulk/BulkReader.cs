using System.Text.Unicode;

namespace Practicum.Numerics.Tables.Csv.Bulk;

/// <summary>Reads good files fast: kinds by schema or by what the cells are, then all columns in one pass; those that turn out to be text late in a second one.</summary>
internal static class BulkReader
{
    private const double Slack = 1.02;

    /// <summary>Reads all rows.</summary>
    /// <param name="source">The file, at its start.</param>
    /// <param name="header">Its header, without mistakes.</param>
    /// <param name="options">How to read.</param>
    /// <param name="columns">The columns; null when a column's words have more than 2 GiB.</param>
    /// <returns>False when something is wrong in the file.</returns>
    public static bool Read(CsvSource source, CsvHeader header, CsvOptions options, out Column[]? columns)
    {
        columns = null;
        var width = header.Names.Length;
        if (Run(source, header, options, null) is not { } first)
            return false;
        var finished = first.Finish();
        if (finished is null)
            return true;
        int[] turned = [.. Enumerable.Range(0, width).Where(i => finished[i] is null)];
        if (turned.Length > 0)
        {
            BulkColumn[] texts = [.. turned.Select((column, slot) => new BulkText(column, slot))];
            if (Run(source, header, options, texts) is not { } second)
                return false;
            if (second.Finish() is not { } late)
                return true;
            for (var i = 0; i < turned.Length; i++)
                finished[turned[i]] = late[i];
        }

        columns = finished!;
        return true;
    }

    private static BulkPass? Run(CsvSource source, CsvHeader header, CsvOptions options, BulkColumn[]? columns)
    {
        var width = header.Names.Length;
        var window = source.First(header.Body, out var last);
        var begin = header.Body;
        if (!IsText(window.Span[..begin]) || RowRange.Cut(window, begin, last, 0, options) is not { } ranges)
            return null;
        var pass = new BulkPass(columns ?? Columns(window, ranges, header, options), width, options);
        var expected = 0;
        if (!last && ranges.Length > 0)
            expected = (int)Math.Min(options.MaxRows, Slack * ranges[^1].After / ranges[^1].End * source.Length);
        while (pass.Feed(window, ranges, expected))
        {
            if (last)
                return pass;
            window = source.Next(ranges.Length > 0 ? ranges[^1].End : begin, out last);
            begin = 0;
            if (RowRange.Cut(window, 0, last, pass.Rows, options) is not { } more)
                return null;
            ranges = more;
        }

        return null;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) => !bytes.Contains((byte)0) && Utf8.IsValid(bytes);

    /// <summary>The columns by schema; those of no schema by the rows here and there.</summary>
    private static BulkColumn[] Columns(ByteWindow window, RowRange[] ranges, CsvHeader header, CsvOptions options)
    {
        var width = header.Names.Length;
        int[] unknown = [.. Enumerable.Range(0, width).Where(i => header.Given[i] is null)];
        var text = header.Given.Select(f => f?.Kind == FieldKind.Text).ToArray();
        BulkNumbers[] samples = [.. unknown.Select(i => new BulkNumbers(i, inferred: true))];
        var worker = new BulkWorker(0, samples, width, options);
        for (var i = 0; i < ranges.Length && samples.Length > 0; i += Math.Max(1, ranges.Length / 8))
        {
            if (ranges[i].Sample(window) is not { } sample)
                continue;
            foreach (var column in samples)
                column.Reserve(sample.Rows, 0);
            worker.Read(window, sample);
        }

        foreach (var sample in samples)
            text[sample.Index] = sample.IsText;
        var slots = 0;
        return [.. text.Select((isText, i) => isText ? (BulkColumn)new BulkText(i, slots++) : new BulkNumbers(i, header.Given[i] is null))];
    }
}

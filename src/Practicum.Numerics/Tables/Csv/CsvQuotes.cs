namespace Practicum.Numerics.Tables.Csv;

/// <summary>Quotes inside quotes.</summary>
internal static class CsvQuotes
{
    /// <summary>Copies a cell's inside with each doubled quote made single.</summary>
    /// <returns>How many bytes were written; never more than <paramref name="inner"/> has.</returns>
    public static int Single(ReadOnlySpan<byte> inner, Span<byte> plain)
    {
        var length = 0;
        while (inner.IndexOf((byte)'"') is >= 0 and var at)
        {
            inner[..(at + 1)].CopyTo(plain[length..]);
            length += at + 1;
            inner = inner[(at + 2)..];
        }

        inner.CopyTo(plain[length..]);
        return length + inner.Length;
    }
}

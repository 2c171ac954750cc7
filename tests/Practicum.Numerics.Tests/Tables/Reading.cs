using System.Text;
using Practicum.Numerics.Tables.Csv;

namespace Practicum.Numerics.Tests.Tables;

/// <summary>Reads one file in every way there is: threads, pieces and windows of several sizes, from memory and from a stream.</summary>
internal static class Reading
{
    private static readonly (int Threads, int Piece, int Window)[] Ways = [(1, 1 << 20, 0), (1, 1, 0), (2, 7, 0), (7, 64, 0), (2, 100, 0), (1, 1 << 20, 16), (2, 13, 40), (7, 64, 1000)];

    /// <summary>The table and the mistakes, which are the same in every way.</summary>
    public static (Table? Table, List<Diagnostic> Mistakes) Everywhere(byte[] bytes, CsvOptions options)
    {
        var mistakes = new List<Diagnostic>();
        var first = CsvReader.Read(bytes, options, mistakes);
        if (first is not null)
            Strictly(bytes, options);
        foreach (var (threads, piece, window) in Ways)
        {
            var told = new List<Diagnostic>();
            var way = options with { Threads = threads, PieceBytes = piece, WindowBytes = Math.Max(1, window) };
            var table = window == 0 ? CsvReader.Read(bytes, way, told) : CsvReader.Read(new MemoryStream(bytes), way, told);
            Assert.Equal(mistakes.Select(m => m.ToString()), told.Select(m => m.ToString()));
            Assert.Equal(first is null, table is null);
            if (first is not null)
                Same(first, table!);
        }

        return (first, mistakes);
    }

    /// <summary>A table that must be read, from text.</summary>
    public static Table Good(string text, CsvOptions? options = null)
    {
        var (table, mistakes) = Everywhere(Encoding.UTF8.GetBytes(text), options ?? new());
        Assert.Empty(mistakes);
        return table!;
    }

    /// <summary>The mistakes of a text that must not be read.</summary>
    public static List<Diagnostic> Bad(string text, CsvOptions options)
    {
        var (table, mistakes) = Everywhere(Encoding.UTF8.GetBytes(text), options);
        Assert.Null(table);
        return mistakes;
    }

    /// <summary>What the strict walk says of a file that was read: nothing, which is an exception.</summary>
    private static void Strictly(byte[] bytes, CsvOptions options)
    {
        var told = new List<Diagnostic>();
        using var source = new CsvStream(new MemoryStream(bytes), options);
        Assert.Throws<InvalidOperationException>(() => CsvJudge.Tell(source, options, told));
        Assert.Empty(told);
    }

    /// <summary>Codes, words and bits of numbers.</summary>
    private static void Same(Table expected, Table actual)
    {
        Assert.Equal(expected.Schema.Fields, actual.Schema.Fields);
        foreach (var (one, other) in expected.Columns.Zip(actual.Columns))
        {
            if (one is TextColumn text)
            {
                Assert.Equal(text.Codes.ToArray(), ((TextColumn)other).Codes.ToArray());
                Assert.Equal(text.Dictionary, ((TextColumn)other).Dictionary);
            }
            else
            {
                Assert.Equal(Bits(one), Bits(other));
            }
        }
    }

    private static IEnumerable<long> Bits(Column column) => ((DoubleColumn)column).Values.ToArray().Select(BitConverter.DoubleToInt64Bits);
}

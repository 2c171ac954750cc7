using Practicum.Core.Planting;
using Practicum.Core.Planting.Drawing;
using Practicum.Core.Planting.Errors;

namespace Practicum.Core.Tests.Planting.Errors;

/// <summary>
/// Planted errors beside real ones: the hospital and beers data (dirty against clean; Mahdavi et al., SIGMOD 2019), and beside them an injector that exchanges one character
/// at an even place for an even letter. Distances are total variations, 0 for the same distribution, 1 for ones that have nothing in common.
/// </summary>
public sealed class RealErrorTests
{
    private const int Repeats = 8;

    [Fact]
    public void Illegible_texts_have_the_shape_of_the_errors_in_the_hospital_data()
    {
        var (clean, dirty) = Texts("dq_hospital");
        string[] columns = [.. clean.Schema.Fields.Select(f => f.Name).Where(n => n is not ("Address2" or "Address3"))];
        var real = Shape(clean, dirty, columns);
        Assert.Equal(509, real.Count);
        var (planted, naive) = (new ErrorShape(), new ErrorShape());
        for (var i = 0; i < Repeats; i++)
        {
            // rows with the word "empty" hold nothing, and no error of the real data lies there
            var ground = Plot.Of(Emptied(clean));
            var fault = new TypoFault(Plot.Fault("typo", [.. columns]) with { Form = "illegible", Rate = 0.0304 });
            Compare(ground.Rows, fault.Plant(ground, new((ulong)i)).Ground.Rows, columns, planted, i);
            Harm(ground.Rows, columns, 0.0304, i, naive);
        }

        Nearer(Distances(real, planted, naive).ToArray());
    }

    [Fact]
    public void Wrong_spellings_have_the_shape_of_the_errors_in_the_beers_data()
    {
        var (clean, dirty) = Texts("dq_beers");
        string[] columns = ["ounces", "abv", "ibu", "city", "state"];
        var real = Shape(clean, dirty, columns);
        Assert.Equal(4360, real.Count);
        var (planted, naive) = (new ErrorShape(), new ErrorShape());
        for (var i = 0; i < Repeats; i++)
        {
            var ground = Plot.Of(clean);
            IFault[] faults =
            [
                new EncodingFault(Plot.Fault("encoding", "ounces") with { Id = "ounces", Form = "unit-text", Value = "oz", Rate = null }),
                new EncodingFault(Plot.Fault("encoding", "abv") with { Id = "abv", Form = "percent", Rate = 693 / 2348.0 }),
                new EncodingFault(Plot.Fault("encoding", "ibu") with { Id = "ibu", Form = "missing-text", Rate = null }),
                new ShiftedColumnsFault(Plot.Fault("shifted-columns", "city", "state") with { Id = "city", Form = "merged", Rate = 127 / 2410.0 }),
            ];
            foreach (var fault in faults)
                ground = fault.Plant(ground, new((ulong)i)).Ground;
            Compare(clean, ground.Rows, columns, planted, i);
            Harm(clean, columns, 4360 / (5.0 * 2410), i, naive);
        }

        Nearer(Distances(real, planted, naive).ToArray());
    }

    /// <summary>Edits and what they leave are at least three times nearer than the naive ones, and all distances together twice.</summary>
    private static void Nearer((string What, double Planted, double Naive)[] distances)
    {
        var told = string.Join("; ", distances.Select(d => $"{d.What} {d.Planted:0.000} (naive {d.Naive:0.000})"));
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.All(distances.Where(d => d.What is "distance" or "kind" or "characters kept"), d => Assert.True(d.Planted < d.Naive / 3, told));
        Assert.True(distances.Sum(d => d.Planted) < distances.Sum(d => d.Naive) / 2, told);
    }

    private static IEnumerable<(string What, double Planted, double Naive)> Distances(ErrorShape real, ErrorShape planted, ErrorShape naive)
    {
        (string What, Func<ErrorShape, Dictionary<string, double>> Of)[] all =
        [
            ("distance", s => s.Distance()), ("kind", s => s.Kind()), ("place of the first edit", s => s.Position()), ("characters kept", s => s.Kept()), ("column", s => s.Column()),
            ("errors in a row", s => s.PerRow()), ("edits of each column", s => s.Edit()),
        ];
        return all.Select(a => (a.What, ErrorShape.TotalVariation(a.Of(real), a.Of(planted)), ErrorShape.TotalVariation(a.Of(real), a.Of(naive))));
    }

    private static ErrorShape Shape(Table clean, Table dirty, string[] columns)
    {
        var shape = new ErrorShape();
        Compare(clean, dirty, columns, shape, 0);
        return shape;
    }

    private static void Compare(Table clean, Table dirty, string[] columns, ErrorShape shape, int repeat)
    {
        foreach (var column in columns)
        {
            for (var row = 0; row < clean.Rows; row++)
            {
                if (Plot.Cell(clean, column, row) is var was && Plot.Cell(dirty, column, row) is var now && was != now)
                    shape.Add(column, (repeat * clean.Rows) + row, was, now);
            }
        }
    }

    private static void Harm(Table clean, string[] columns, double rate, int repeat, ErrorShape shape)
    {
        foreach (var column in columns)
        {
            var draws = new RowDraws(new Chance((ulong)repeat).Stream($"naive/{column}"), 0, clean.Rows);
            foreach (var row in draws.Below(rate))
            {
                if (Plot.Cell(clean, column, row) is { Length: > 0 } was && ErrorShape.Naive(was, draws.Of(row)) is var now && now != was)
                    shape.Add(column, (repeat * clean.Rows) + row, was, now);
            }
        }
    }

    private static Table Emptied(Table table) => new(table.Schema, [.. table.Columns.Select(c => (Column)TextColumn.From(Enumerable.Range(0, table.Rows).Select(r => ((TextColumn)c)[r] is "empty" ? null : ((TextColumn)c)[r])))]);

    private static (Table Clean, Table Dirty) Texts(string name) => (SharedTable.Texts($"data/{name}/clean.csv"), SharedTable.Texts($"data/{name}/dirty.csv"));
}

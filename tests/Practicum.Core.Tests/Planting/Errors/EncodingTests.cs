using Practicum.Core.Planting.Errors;

namespace Practicum.Core.Tests.Planting.Errors;

public sealed class EncodingTests
{
    [Theory]
    // Python 3: text.encode('utf-8').decode('cp1252')
    [InlineData("Göteborg", "GÃ¶teborg")]
    [InlineData("São Paulo", "SÃ£o Paulo")]
    [InlineData("naïve café", "naÃ¯ve cafÃ©")]
    [InlineData("10 €", "10 â‚¬")]
    [InlineData("O'Fallon", "Oâ€™Fallon")]
    [InlineData("New York", "NewÂ\u00A0York")]
    [InlineData("abc", null)]
    public void Text_in_UTF_8_is_read_as_Latin_1(string text, string? misread) => Assert.Equal(misread, Mojibake.Of(text));

    [Fact]
    public void A_decimal_comma_turns_numbers_into_texts_and_leaves_whole_ones()
    {
        var clean = Plot.Of(new(new([new("x", FieldKind.Number), new("y", FieldKind.Number, FieldRole.Target)]), [new DoubleColumn([1.5, 3, double.NaN, -0.25]), new DoubleColumn(new double[4])]));
        var planted = new EncodingFault(Plot.Fault("encoding", "x") with { Form = "decimal-comma", Rate = null }).Plant(clean, Plot.Chance);
        Assert.Equal(["1,5", "3", "", "-0,25"], Enumerable.Range(0, 4).Select(r => Plot.Cell(planted.Ground.Rows, "x", r)));
        Assert.Equal([0, 3], planted.Key.Cells.Select(c => c.Row));
    }

    [Fact]
    public void Dates_are_written_in_other_formats_of_the_same_day()
    {
        var clean = Plot.Orders();
        var planted = new EncodingFault(Plot.Fault("encoding", "since") with { Form = "date-format", Shares = [("dd.MM.yyyy", 0.5), ("MM/dd/yyyy", 0.5)] }).Plant(clean, Plot.Chance);
        Assert.All(planted.Key.Cells, cell =>
        {
            var (was, now) = (Plot.Cell(clean.Rows, "since", cell.Row).Split('-'), Plot.Cell(planted.Ground.Rows, "since", cell.Row));
            Assert.Contains(now, (string[])[$"{was[2]}.{was[1]}.{was[0]}", $"{was[1]}/{was[2]}/{was[0]}"]);
        });
        Assert.InRange(planted.Key.Cells.Count(c => Plot.Cell(planted.Ground.Rows, "since", c.Row).Contains('/')) / (double)planted.Key.Cells.Length, 0.4, 0.6);
    }
}

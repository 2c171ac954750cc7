using System.Text;
using Practicum.Numerics.Tables.Csv;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Tables;

public class CsvNumberTests
{
    [Fact] // Python's float(), which rounds correctly; half of the numbers are hard: halfway cases, denormals, many digits, huge exponents
    public void Numbers_are_those_that_Python_reads_to_the_bit()
    {
        var numbers = CommittedVectors.Read("tables").GetProperty("numbers").EnumerateArray().Select(n => (Text: n[0].GetString()!, Bits: Convert.ToUInt64(n[1].GetString(), 16))).ToArray();
        Assert.True(numbers.Length > 2000);
        var read = Reading.Good("n\n" + string.Join('\n', numbers.Select(n => n.Text))).Numbers("n");
        for (var i = 0; i < numbers.Length; i++)
            Assert.True(numbers[i].Bits == BitConverter.DoubleToUInt64Bits(read[i]), $"{numbers[i].Text} is {numbers[i].Bits:x16}, read {BitConverter.DoubleToUInt64Bits(read[i]):x16}");
    }

    [Fact]
    public void A_hundred_thousand_spellings_are_the_doubles_that_the_runtime_reads()
    {
        var u = new double[200_000];
        new Chance(5).Stream("numbers").Fill(u, 0);
        var texts = new List<string> { "0", "-0", "+1", ".5", "5.", "-.5", "1e22", "1e23", "123456789012345678901234567890", "9007199254740993", "-9007199254740993", "4.9e-324", "2.4e-324", "1e-400", "0e999", "1.7976931348623157e308", "0000000000000001", "12345678.12345678", "0.000000000000001" };
        for (var i = 0; i < u.Length; i += 2)
        {
            var value = (u[i] - 0.5) * Math.Pow(10, Math.Round((i % 3 == 0 ? 600 : 30) * (u[i + 1] - 0.5)));
            texts.Add((i % 8) switch
            {
                0 => value.ToString("R", CultureInfo.InvariantCulture),
                2 => value.ToString("E18", CultureInfo.InvariantCulture),
                4 => Math.Round(1e6 * u[i], i % 7).ToString(CultureInfo.InvariantCulture),
                _ => u[i].ToString($"F{i % 21}", CultureInfo.InvariantCulture),
            });
        }

        var text = Encoding.UTF8.GetBytes("n\n" + string.Join('\n', texts));
        var read = CsvReader.Read(text, new(), [])!.Numbers("n");
        for (var i = 0; i < texts.Count; i++)
            Assert.True(BitConverter.DoubleToInt64Bits(double.Parse(texts[i], CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(read[i]), texts[i]);
    }

    [Fact] // ties and their neighbours at every power of ten that is scaled without the runtime
    public void Nineteen_digits_are_scaled_to_the_nearest_double_at_every_power()
    {
        var u = new double[4000];
        new Chance(6).Stream("scale").Fill(u, 0);
        for (var scale = -DecimalPowers.Most; scale <= DecimalPowers.Most; scale++)
        {
            for (var i = 0; i < u.Length; i++)
            {
                var digits = (i % 4) switch { 0 => (ulong)(u[i] * 1e19), 1 => (1UL << 53) + (ulong)i, 2 => ((1UL << 53) + (ulong)(u[i] * 1e15)) * 2 + 1, _ => ((1UL << 54) + (ulong)(2 * i) + 1) << (i % 9) };
                var expected = double.Parse($"{Math.Max(1, digits)}e{scale}", CultureInfo.InvariantCulture);
                Assert.True(expected == DecimalPowers.Nearest(Math.Max(1, digits), scale), $"{digits}e{scale}");
            }
        }
    }

    [Theory]
    [InlineData("", CsvNumberKind.NotNumber)]
    [InlineData(".", CsvNumberKind.NotNumber)]
    [InlineData("-", CsvNumberKind.NotNumber)]
    [InlineData("-.", CsvNumberKind.NotNumber)]
    [InlineData("1e", CsvNumberKind.NotNumber)]
    [InlineData("1e+", CsvNumberKind.NotNumber)]
    [InlineData("--1", CsvNumberKind.NotNumber)]
    [InlineData("1-", CsvNumberKind.NotNumber)]
    [InlineData("1.2.3", CsvNumberKind.NotNumber)]
    [InlineData("1/2", CsvNumberKind.NotNumber)]
    [InlineData("1:2", CsvNumberKind.NotNumber)]
    [InlineData("0x1", CsvNumberKind.NotNumber)]
    [InlineData("1,5", CsvNumberKind.NotNumber)]
    [InlineData("1 ", CsvNumberKind.NotNumber)]
    [InlineData("١", CsvNumberKind.NotNumber)]
    [InlineData("1e309", CsvNumberKind.NotFinite)]
    [InlineData("-INF", CsvNumberKind.NotFinite)]
    [InlineData("NaN", CsvNumberKind.NotFinite)]
    [InlineData("1e308", CsvNumberKind.Finite)]
    [InlineData("+.5e-1", CsvNumberKind.Finite)]
    internal void What_is_a_number_is_the_same_in_a_cell_of_its_own_and_in_a_column(string text, CsvNumberKind kind)
    {
        Assert.Equal(kind, CsvNumber.Parse(Encoding.UTF8.GetBytes(text), out _));
        var padding = string.Concat(Enumerable.Repeat("17.25\n", 9));
        if (text.Length > 0 && !text.Contains(','))
            Assert.Equal(kind == CsvNumberKind.Finite, Reading.Good($"n\n{padding}{text}\n{padding}")["n"] is DoubleColumn);
    }
}

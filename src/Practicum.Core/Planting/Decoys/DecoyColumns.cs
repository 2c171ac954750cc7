using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;
using Practicum.Core.Planting.Personal;

namespace Practicum.Core.Planting.Decoys;

/// <summary>Values of harmless columns.</summary>
internal static class DecoyColumns
{
    private const int Codes = 5000;
    private const int Products = 60;
    private const int Serials = 8000;

    /// <summary>Thousands of categories, a few of them frequent: codes of campaigns.</summary>
    public static Column HighCardinality(RowDraws draws) =>
        new TextColumn(Array.ConvertAll(draws.All(), u => Choice.Of(u * u, Codes)), [.. Enumerable.Range(1, Codes).Select(i => $"C{i * 48_271 % 65_521:X4}")]);

    /// <summary>A lognormal column whose largest values are thousands of times the median; its log has standard deviation 4 · <c>strength</c>, 2 unless given.</summary>
    public static Column Skewed(FaultSpec spec, RowDraws draws)
    {
        var values = draws.All();
        InverseCdf.FillNormal(values);
        var sigma = 4 * (spec.Strength ?? 0.5);
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Round(Math.Exp(3 + (sigma * values[i])), 2);
        return new DoubleColumn(values);
    }

    /// <summary>Numbers of eight digits that look like names of rows, but are those of sixty products.</summary>
    public static Column LooksLikeId(RowDraws draws) => new DoubleColumn(Array.ConvertAll(draws.All(), u => 10_000_000 + ((1 + Choice.Of(u, Products)) * 7_368_787L % 89_999_999.0)));

    /// <summary>Serial numbers that look like cards, or like accounts (form <c>iban</c>); none has valid check digits.</summary>
    public static Column LooksLikePersonal(FaultSpec spec, RowDraws draws)
    {
        var words = Enumerable.Range(1, Serials).Select(i => spec.Form == "iban" ? NoAccount(i) : NoCard(i)).ToImmutableArray();
        return new TextColumn(Array.ConvertAll(draws.All(), u => Choice.Of(u, Serials)), words);
    }

    /// <summary>Known beforehand and fair, but correlated with a column of numbers (<c>by</c>): correlation <c>strength</c>, 0.9 unless given.</summary>
    public static Func<Table, RowDraws, Column> Correlated(FaultSpec spec, Table seen)
    {
        var (mean, deviation) = Moments(seen.Numbers(spec.By!));
        var strength = spec.Strength ?? 0.9;
        return (rows, draws) =>
        {
            var values = draws.All();
            InverseCdf.FillNormal(values);
            var by = rows.Numbers(spec.By!).ToDoubles().Span;
            var rest = Math.Sqrt(1 - (strength * strength));
            for (var i = 0; i < values.Length; i++)
            {
                var z = double.IsNaN(by[i]) ? 0 : (by[i] - mean) / deviation;
                values[i] = Math.Round(50 + (10 * ((strength * z) + (rest * values[i]))), 3);
            }

            return new DoubleColumn(values);
        };
    }

    private static (double Mean, double Deviation) Moments(NumericColumn column)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        var values = column.ToDoubles().Span;
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                continue;
            count++;
            sum += value;
        }

        var mean = sum / Math.Max(1, count);
        foreach (var value in values)
            squares += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        return (mean, squares > 0 ? Math.Sqrt(squares / count) : 1);
    }

    private static string NoCard(int i)
    {
        var digits = "4" + (i * 104_395_303_471L % 100_000_000_000_000).ToString("00000000000000", CultureInfo.InvariantCulture);
        return digits + (char)('0' + ((CheckDigits.Luhn(digits) - '0' + 1 + (i % 9)) % 10));
    }

    private static string NoAccount(int i)
    {
        var account = (i * 104_395_303_471L % 1_000_000_000_000_000_000).ToString("000000000000000000", CultureInfo.InvariantCulture);
        var right = int.Parse(CheckDigits.Iban("DE", account), CultureInfo.InvariantCulture);
        // 1 to 96 beside the right remainder: never valid
        return $"DE{((right - 2 + 1 + (i % 96)) % 97) + 2:00}{account}";
    }
}

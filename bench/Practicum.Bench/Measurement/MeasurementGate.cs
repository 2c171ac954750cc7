using Practicum.Bench.Measuring;
using Practicum.Numerics.Primitives;
using Practicum.Numerics.Statistics.Agreement;
using Practicum.Numerics.Statistics.Measurement;

namespace Practicum.Bench.Measurement;

/// <summary>Alpha with its resamples, and a fit of graded responses, against the same work written plainly on one thread.</summary>
internal static class MeasurementGate
{
    private const int Units = 2000, Raters = 5, Resamples = 400, Persons = 600, Items = 8, Tries = 4;
    private static readonly ChanceStream Stream = new Chance(2).Stream("gate");

    /// <summary>The figures.</summary>
    public static IEnumerable<Measured> Run()
    {
        var values = Values(Units, Raters);
        double Own() => KrippendorffAlpha.Of(new(values, Raters), AgreementLevel.Ordinal, Stream, Resamples).Percentile!.Low;
        yield return Measured.Once("measurement.alpha", Cheapest.Seconds(Tries, () => PlainAlpha.Low(values, Raters, Resamples)) / Cheapest.Seconds(Tries, Own), $"ordinal alpha, {Units:N0} units by {Raters}, {Resamples} resamples, against pairs in loops");
        yield return Measured.Once("measurement.alpha_bytes", Cheapest.Bytes(Own) / Units, "bytes a unit, resamples included");

        var answers = Array.ConvertAll(Values(Persons, Items), v => (int)v);
        double Fit() => GradedModel.Fit(new(answers, Items)).LogLikelihood.Value;
        yield return Measured.Once("measurement.graded", Cheapest.Seconds(Tries, () => PlainRounds.LogLikelihood(answers, Items, 10)) / Cheapest.Seconds(Tries, Fit), $"graded model of {Persons} by {Items} to its maximum, against ten plain rounds of expectation");
        yield return Measured.Once("measurement.graded_bytes", Cheapest.Bytes(Fit) / Persons, "bytes a person");
    }

    /// <summary>Levels 0 to 4: a normal truth a row, an error a value, cut.</summary>
    internal static double[] Values(int rows, int columns)
    {
        var z = new double[rows * (columns + 1)];
        Stream.Fill(z, 0);
        InverseCdf.FillNormal(z);
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            var row = i / columns * (columns + 1);
            values[i] = Math.Clamp(Math.Floor((z[row] + 0.5 * z[row + 1 + i % columns] + 1.5) / 0.75), 0, 4);
        }

        return values;
    }
}

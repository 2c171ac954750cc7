using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;
using Practicum.Numerics.Primitives.Sorting;

namespace Practicum.Core.Planting.Errors;

/// <summary>
/// Numbers that cannot be: <c>far</c> moves a value by <c>factor</c> robust standard deviations (interquartile range / 1.349; 6 unless given) and an exponential number of them more,
/// upwards in columns that are never negative; <c>slip</c> moves the decimal point one or two places.
/// </summary>
/// <remarks>Whole numbers stay whole in columns that hold nothing else.</remarks>
internal sealed class OutliersFault(FaultSpec spec) : IFault
{
    private static readonly double[] Slips = [10, 100, 0.1, 0.01];

    /// <inheritdoc/>
    public string Id => "outliers@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        foreach (var name in spec.Columns)
        {
            var numbers = bed.Numbers(name);
            var shape = Shape.Of(numbers.Values);
            var draws = bed.Draws($"outliers/{name}");
            var changed = Array.FindAll(bed.Pick($"outliers/{name}", spec.Rate ?? 0), row => !double.IsNaN(numbers.Values[row]) && numbers.Set(row, Moved(numbers.Values[row], shape, draws, row)));
            bed.Change(name, numbers.Column(), changed);
        }

        return bed.Done(bed.Key("repair", "set-missing", "drop"));
    }

    private double Moved(double value, Shape shape, RowDraws draws, int row)
    {
        double moved;
        if (spec.Form == "slip")
        {
            moved = value * Slips[Choice.Of(draws.At(row, 1), Slips.Length)];
        }
        else
        {
            var sign = shape.Least >= 0 || draws.At(row, 1) < 0.5 ? 1 : -1;
            moved = value + (sign * shape.Scale * ((spec.Factor ?? 6) + InverseCdf.Exponential(draws.At(row, 2), 1)));
        }

        return shape.Whole ? Math.Round(moved) : moved;
    }

    private readonly record struct Shape(double Scale, double Least, bool Whole)
    {
        public static Shape Of(double[] values)
        {
            var sorted = Array.FindAll(values, v => !double.IsNaN(v));
            if (sorted.Length == 0)
                return new(1, 0, false);
            RadixSort.Ascending(sorted);
            var scale = (sorted[(int)(0.75 * (sorted.Length - 1))] - sorted[(int)(0.25 * (sorted.Length - 1))]) / 1.349;
            if (scale <= 0)
                scale = sorted[^1] > sorted[0] ? (sorted[^1] - sorted[0]) / 6 : 1;
            return new(scale, sorted[0], Array.TrueForAll(sorted, v => Math.Floor(v).Equals(v)));
        }
    }
}

using System.Numerics.Tensors;

namespace Practicum.Core.Worlds.Expressions.Operations;

/// <summary>
/// One draw of an expression, with a random stream of its own: the quantile of a distribution at the row's uniform number.
/// A parameter outside its range gives NaN, which a world reports with column and row.
/// </summary>
internal sealed class DrawOp : Op
{
    private readonly int stream;
    private readonly string name;
    private readonly QuantileTable? table;

    public DrawOp(int stream, string name, Op[] parts)
        : base(parts)
    {
        (this.stream, this.name) = (stream, name);
        if (parts[0].IsConstant(out var a) && a > 0)
        {
            if (name == "gamma")
                table = QuantileTable.Gamma(a);
            else if (name == "beta" && parts[1].IsConstant(out var b) && b > 0)
                table = QuantileTable.Beta(a, b);
        }
    }

    public override Needs Needs => base.Needs | Needs.Draw;

    public override int Stream => stream;

    public override void Run(Batch batch, Span<double> into)
    {
        batch.Uniform(stream, into);
        var a = Parts[0].Read(batch, out var rentedA);
        double[]? rentedB = null;
        var b = Parts.Length > 1 ? Parts[1].Read(batch, out rentedB) : default;
        Quantiles(into, a, b);
        batch.Return(rentedA);
        batch.Return(rentedB);
    }

    public override Op With(Op[] changed) => new DrawOp(stream, name, changed);

    private void Quantiles(Span<double> u, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        switch (name)
        {
            case "uniform":
                for (var i = 0; i < u.Length; i++)
                    u[i] = a[i] <= b[i] ? a[i] + ((b[i] - a[i]) * u[i]) : double.NaN;
                break;
            case "normal":
                Normal(u, a, b);
                break;
            case "lognormal":
                Normal(u, a, b);
                TensorPrimitives.Exp(u, u);
                break;
            case "exponential":
                InverseCdf.FillExponential(u, 1);
                for (var i = 0; i < u.Length; i++)
                    u[i] = a[i] >= 0 ? u[i] * a[i] : double.NaN;
                break;
            case "bernoulli":
                for (var i = 0; i < u.Length; i++)
                    u[i] = a[i] is >= 0 and <= 1 ? (u[i] < a[i] ? 1 : 0) : double.NaN;
                break;
            case "poisson":
                Poisson(u, a);
                break;
            case "gamma":
                Gamma(u, a, b);
                break;
            case "beta":
                Beta(u, a, b);
                break;
            default:
                throw new InvalidOperationException($"No draw '{name}'.");
        }
    }

    private static void Normal(Span<double> u, ReadOnlySpan<double> mean, ReadOnlySpan<double> sd)
    {
        InverseCdf.FillNormal(u);
        for (var i = 0; i < u.Length; i++)
            u[i] = sd[i] >= 0 ? mean[i] + (sd[i] * u[i]) : double.NaN;
    }

    private void Gamma(Span<double> u, ReadOnlySpan<double> shape, ReadOnlySpan<double> scale)
    {
        if (table is null)
        {
            for (var i = 0; i < u.Length; i++)
                u[i] = InverseCdf.Gamma(u[i], shape[i], scale[i]);
            return;
        }

        table.Fill(u);
        for (var i = 0; i < u.Length; i++)
            u[i] = scale[i] > 0 ? u[i] * scale[i] : double.NaN;
    }

    private void Beta(Span<double> u, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (table is not null)
        {
            table.Fill(u);
            return;
        }

        for (var i = 0; i < u.Length; i++)
            u[i] = InverseCdf.Beta(u[i], a[i], b[i]);
    }

    /// <summary>Small means by adding up probabilities; the rest, and the farthest tail, by the general quantile.</summary>
    private static void Poisson(Span<double> u, ReadOnlySpan<double> mean)
    {
        const double Small = 16, Tail = 1 - 1e-12, Largest = 1e9;
        var (last, none) = (double.NaN, double.NaN);
        for (var i = 0; i < u.Length; i++)
        {
            var m = mean[i];
            if (!(m is >= 0 and <= Largest))
            {
                u[i] = double.NaN;
                continue;
            }

            if (m > Small || u[i] > Tail)
            {
                u[i] = InverseCdf.Poisson(u[i], m);
                continue;
            }

            if (m != last)
                (last, none) = (m, Math.Exp(-m));
            var (count, probability, sum) = (0, none, none);
            while (sum < u[i])
            {
                probability *= m / ++count;
                sum += probability;
            }

            u[i] = count;
        }
    }
}

/// <summary><c>choice(name: weight, …)</c>: inverse cdf over the outcomes in order of declaration. Weights need not add up to 1.</summary>
internal sealed class ChoiceOp(int stream, double[] outcomes, Op[] weights) : Op(weights)
{
    public override Needs Needs => base.Needs | Needs.Draw;

    public override int Stream => stream;

    public override void Run(Batch batch, Span<double> into)
    {
        batch.Uniform(stream, into);
        var cumulative = new double[outcomes.Length];
        if (Array.TrueForAll(Parts, w => w.IsConstant(out _)))
        {
            Fill(cumulative, k => Parts[k].IsConstant(out var w) ? w : 0);
            for (var i = 0; i < into.Length; i++)
                into[i] = outcomes[InverseCdf.Choice(into[i], cumulative)];
            return;
        }

        var rented = new double[Parts.Length][];
        for (var k = 0; k < Parts.Length; k++)
            Parts[k].Run(batch, (rented[k] = batch.Rent()).AsSpan(0, into.Length));
        for (var i = 0; i < into.Length; i++)
        {
            var row = i;
            into[i] = Fill(cumulative, k => rented[k][row]) ? outcomes[InverseCdf.Choice(into[i], cumulative)] : double.NaN;
        }

        foreach (var buffer in rented)
            batch.Return(buffer);
    }

    public override Op With(Op[] changed) => new ChoiceOp(stream, outcomes, changed) { Kind = Kind, Texts = Texts };

    private static bool Fill(double[] cumulative, Func<int, double> weight)
    {
        var (sum, good) = (0.0, true);
        for (var k = 0; k < cumulative.Length; k++)
        {
            good &= weight(k) >= 0;
            cumulative[k] = sum += weight(k);
        }

        return good && sum > 0 && double.IsFinite(sum);
    }
}

using System.Numerics.Tensors;
using Practicum.Core.Packs;

namespace Practicum.Core.Worlds;

/// <summary>
/// When labels become visible (methods §1): the label of a row of tick r with delay D is visible at <c>r + max(1, ceil(D/Δ))</c>.
/// Lognormal by median m and 95 % quantile q: <c>D = m · exp(σ Φ⁻¹(u))</c>, <c>σ = ln(q/m)/1.6448536</c>.
/// </summary>
internal sealed class LabelDelays
{
    private const double Z95 = 1.6448536269514722;
    private readonly (double Log, double Sigma, double Never)[] laws;
    private readonly double tick;
    private readonly bool random;

    /// <summary>Prepares the laws of label 0 and of label 1.</summary>
    public LabelDelays(DelaySpec spec, SimSpan tick)
    {
        this.tick = tick.Seconds;
        laws = [Law(spec, spec.Negative), Law(spec, spec.Positive)];
        random = Array.Exists(laws, l => l.Sigma != 0);
        MayNever = Array.Exists(laws, l => l.Never > 0);
    }

    /// <summary>Whether some labels never arrive.</summary>
    public bool MayNever { get; }

    /// <summary>The delay in seconds at a uniform number.</summary>
    public double Delay(byte label, double u)
    {
        var (log, sigma, _) = laws[label];
        return Math.Exp(log + (sigma == 0 ? 0 : sigma * InverseCdf.Normal(u)));
    }

    /// <summary>Computes the tick of each row's label.</summary>
    /// <param name="labels">Labels.</param>
    /// <param name="delay">Uniform numbers of <c>labels/delay</c>, which are overwritten; length padded like a batch.</param>
    /// <param name="never">Uniform numbers of <c>labels/never</c>.</param>
    /// <param name="ticks">Tick of each row.</param>
    /// <param name="into">Receives the tick of each label; <see cref="int.MaxValue"/> is never.</param>
    public void Fill(ReadOnlySpan<byte> labels, Span<double> delay, ReadOnlySpan<double> never, ReadOnlySpan<int> ticks, Span<int> into)
    {
        if (random)
            InverseCdf.FillNormal(delay);
        else
            delay.Clear();
        for (var i = 0; i < into.Length; i++)
        {
            var (log, sigma, _) = laws[labels[i]];
            delay[i] = log + (sigma * delay[i]);
        }

        delay[into.Length..].Clear();
        TensorPrimitives.Exp<double>(delay, delay);
        for (var i = 0; i < into.Length; i++)
        {
            // A fixed delay of whole ticks must not gain one from the rounding of exp(log(D)).
            var steps = Math.Ceiling((delay[i] / tick) - 1e-9);
            var at = ticks[i] + Math.Max(1, steps);
            into[i] = (MayNever && never[i] < laws[labels[i]].Never) || at >= int.MaxValue ? int.MaxValue : (int)at;
        }
    }

    private static (double Log, double Sigma, double Never) Law(DelaySpec spec, DelaySpec? own)
    {
        var law = spec.Kind == DelayKind.ByLabel && own is not null ? own : spec;
        var never = law.Never > 0 ? law.Never : spec.Never;
        var sigma = law.Kind == DelayKind.Lognormal ? Math.Log((double)law.P95.Seconds / law.Median.Seconds) / Z95 : 0;
        return (Math.Log(law.Median.Seconds), sigma, never);
    }
}

using Practicum.Core.Packs;

namespace Practicum.Core.Production.Accounts;

/// <summary>
/// Money of the rows of one tick, given their decisions (methods §1). Expected money is summed in double in row order and rounded once,
/// half to even; realised money is a sum of integers. Every row without an answer pays <c>costs.error</c>, in both.
/// </summary>
internal sealed class TickMoney
{
    private readonly double _tp, _fp, _fn, _tn;
    private readonly ValueMatrix _value;
    private readonly long _error;

    /// <summary>Money under a pack's matrix.</summary>
    public TickMoney(ProductionSpec spec)
    {
        _value = spec.Value;
        _error = spec.Costs.Error.Micro;
        (_tp, _fp, _fn, _tn) = (_value.TruePositive.Units, _value.FalsePositive.Units, _value.FalseNegative.Units, _value.TrueNegative.Units);
    }

    /// <summary>
    /// Decisions by scores: 1 when the score is at least the threshold, <paramref name="noAnswer"/> when it is NaN.
    /// </summary>
    /// <returns>How many rows had no answer.</returns>
    public static int Decide(ReadOnlySpan<float> scores, double threshold, byte noAnswer, Span<byte> decisions)
    {
        var bound = SmallestAtLeast(threshold);
        var errors = 0;
        decisions = decisions[..scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var score = scores[i];
            decisions[i] = score >= bound ? (byte)1 : (byte)0;
            if (float.IsNaN(score))
            {
                decisions[i] = noAnswer;
                errors++;
            }
        }

        return errors;
    }

    /// <summary>The smallest float that is at least <paramref name="threshold"/>: comparing floats with it is comparing doubles with the threshold.</summary>
    private static float SmallestAtLeast(double threshold)
    {
        var bound = (float)threshold;
        return bound < threshold ? MathF.BitIncrement(bound) : bound;
    }

    /// <summary>Realised money of decisions on labels, micro-units.</summary>
    public long Realised(ReadOnlySpan<byte> decisions, ReadOnlySpan<byte> labels, int errors)
    {
        labels = labels[..decisions.Length];
        long both = 0, acted = 0, positive = 0;
        for (var i = 0; i < decisions.Length; i++)
        {
            int d = decisions[i], y = labels[i];
            both += d & y;
            acted += d;
            positive += y;
        }

        var neither = decisions.Length - acted - positive + both;
        return checked((both * _value.TruePositive.Micro) + ((acted - both) * _value.FalsePositive.Micro)
            + ((positive - both) * _value.FalseNegative.Micro) + (neither * _value.TrueNegative.Micro) - (errors * _error));
    }

    /// <summary>Expected money of decisions under the true probabilities, micro-units.</summary>
    /// <exception cref="OverflowException">A tick's money exceeds what 64 bits of micro-units hold.</exception>
    public long Expected(ReadOnlySpan<byte> decisions, ReadOnlySpan<double> truth, int errors)
    {
        truth = truth[..decisions.Length];
        double sum = 0;
        for (var i = 0; i < decisions.Length; i++)
        {
            var p = truth[i];
            sum += decisions[i] != 0 ? (p * _tp) + ((1 - p) * _fp) : (p * _fn) + ((1 - p) * _tn);
        }

        return checked(Money.FromUnits(sum).Micro - (errors * _error));
    }

    /// <summary>The better decision at each probability, by comparing the two values and not by a threshold (methods §2).</summary>
    public void DecideBest(ReadOnlySpan<double> truth, Span<byte> decisions)
    {
        decisions = decisions[..truth.Length];
        for (var i = 0; i < truth.Length; i++)
        {
            var p = truth[i];
            decisions[i] = (p * _tp) + ((1 - p) * _fp) >= (p * _fn) + ((1 - p) * _tn) ? (byte)1 : (byte)0;
        }
    }
}

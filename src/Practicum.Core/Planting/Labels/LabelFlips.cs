using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Labels;

/// <summary>Turns labels: a row's label becomes the other one with a probability of its own.</summary>
/// <param name="id">Kind and version.</param>
/// <param name="spec">The declaration.</param>
/// <param name="remedies">What to do about it.</param>
/// <param name="ratesOf">Probabilities of a ground's rows, the rows in question being those that are not 0.</param>
internal sealed class LabelFlips(string id, FaultSpec spec, ImmutableArray<string> remedies, Func<Ground, byte[]?, FlipRates> ratesOf) : IFault
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var question = ground.Question(spec);
        var (zero, one) = ratesOf(ground, question);
        var u = RowChance.Uniforms(chance.Stream($"fault/{spec.Id}"), ground.Identity);
        var labels = ground.Labels().ToArray();
        var flipped = ImmutableArray.CreateBuilder<int>();
        var posterior = ground.Truth is null ? null : new double[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if ((question is not null && question[i] == 0) || ground.Relabelled is { } marks && marks[i])
                continue;
            if (u[i] < (labels[i] == 0 ? zero[i] : one[i]))
            {
                labels[i] = 1 - labels[i];
                flipped.Add(i);
            }

            if (posterior is not null)
                posterior[i] = Wrong(ground.Truth![i], labels[i], zero[i], one[i]);
        }

        var rows = flipped.ToImmutable();
        return new(ground.WithLabels(labels, rows.AsSpan()), ground.SameRows(), new()
        {
            Id = spec.Id,
            Kind = spec.Kind,
            Rows = rows,
            Posterior = posterior,
            Remedies = remedies,
            Rate = spec.Rate,
        });
    }

    /// <summary>
    /// The probability that a given label is wrong (methods §8): <c>ρ'(1 − q) / (ρ'(1 − q) + (1 − ρ)q)</c>, q the probability that the true label is the given one,
    /// ρ the rate at which that class is turned, ρ' the rate of the other.
    /// </summary>
    /// <param name="truth">True probability of label 1.</param>
    /// <param name="given">The label as given.</param>
    /// <param name="zero">Rate of class 0.</param>
    /// <param name="one">Rate of class 1.</param>
    internal static double Wrong(double truth, double given, double zero, double one)
    {
        var (q, own, other) = given == 1 ? (truth, one, zero) : (1 - truth, zero, one);
        var wrong = other * (1 - q);
        return wrong == 0 ? 0 : wrong / (wrong + ((1 - own) * q));
    }
}

using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Rows;

/// <summary>Takes rows out of the table, each with a probability of its own: a class that hardly occurs, a group that is under-represented, a biased sample.</summary>
/// <param name="id">Kind and version.</param>
/// <param name="spec">The declaration.</param>
/// <param name="columnOf">The column in which it shows.</param>
/// <param name="remedies">What to do about it.</param>
/// <param name="ratesOf">Probability of each row to be taken out.</param>
internal sealed class Thinning(string id, FaultSpec spec, Func<Ground, string> columnOf, ImmutableArray<string> remedies, Func<Ground, double[]> ratesOf) : IFault
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var (rates, question) = (ratesOf(ground), ground.Question(spec));
        var u = RowChance.Uniforms(chance.Stream($"fault/{spec.Id}"), ground.Identity);
        int[] kept = [.. Enumerable.Range(0, u.Length).Where(i => u[i] >= rates[i] || (question is not null && question[i] == 0))];
        var planted = ground.Arrange(kept, Array.ConvertAll(kept, i => ground.Identity[i]));
        return new(planted, kept, new()
        {
            Id = spec.Id,
            Kind = spec.Kind,
            Columns = [columnOf(ground)],
            Removed = u.Length - kept.Length,
            Remedies = remedies,
            Rate = spec.Rate,
        });
    }
}

using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Leaks;

/// <summary>Broken temporal order: a share of the rows exchange their times among each other, so that a split by time lets the future into training.</summary>
internal sealed class ExchangedTimes(string id, FaultSpec spec) : IFault
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var stream = chance.Stream($"fault/{spec.Id}");
        var (u, question) = (RowChance.Uniforms(stream, ground.Identity), ground.Question(spec));
        int[] chosen = [.. Enumerable.Range(0, u.Length).Where(i => u[i] < spec.Rate && (question is null || question[i] != 0))];
        var order = RowChance.Uniforms(stream, [.. chosen.Select(i => ground.Identity[i])], 1);
        var partners = (int[])chosen.Clone();
        Array.Sort(order, partners);
        var tick = (int[])ground.Tick.Clone();
        for (var i = 0; i < chosen.Length; i++)
            tick[chosen[i]] = ground.Tick[partners[i]];

        // Rows stand in the order of their times, and within a tick in a random one, so that a row's place does not tell whether it was there before.
        var place = RowChance.Uniforms(stream, ground.Identity, 2);
        var source = ground.SameRows();
        var within = new (int Tick, double Place)[source.Length];
        for (var i = 0; i < source.Length; i++)
            within[i] = (tick[i], place[i]);
        Array.Sort(within, source);
        var planted = ground.Arrange(source, Array.ConvertAll(source, s => ground.Identity[s])) with { Tick = Array.ConvertAll(source, s => tick[s]) };
        return new(planted, source, new()
        {
            Id = spec.Id,
            Kind = spec.Kind,
            Rows = [.. Enumerable.Range(0, source.Length).Where(i => tick[source[i]] != ground.Tick[source[i]])],
            Columns = ["time"],
            Remedies = ["drop", "repair"],
            Rate = spec.Rate,
        });
    }
}

using Practicum.Bench.Measuring;
using Practicum.Core.Conformance;
using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Numerics.Primitives;
using Practicum.Numerics.Tables;

namespace Practicum.Bench.Planting;

/// <summary>All kinds of fault on a small table: times the cost of copying the table once a kind, and bytes a row.</summary>
internal static class PlantingGate
{
    private const int Rows = 50_000, Best = 3;

    /// <summary>Runs the short list.</summary>
    public static IEnumerable<Measured> Run()
    {
        var ground = ExampleGround.Of(Rows, new(3));
        ImmutableArray<FaultSpec> all = [.. FaultCatalogue.All.Select(kind => kind.Example)];
        PlantedGround Plant() => PlantingRun.Plant(all, ground, new Chance(7));
        int[] every = [.. Enumerable.Range(0, Rows)];
        Table Copies()
        {
            var table = ground.Rows;
            for (var k = 0; k < all.Length; k++)
                table = table.Take(every);
            return table;
        }

        yield return Measured.Once("planting.copies", Cheapest.Seconds(Best, Plant) / Cheapest.Seconds(Best, Copies), "times as long as copying the table once for each kind");
        yield return Measured.Once("planting.bytes", Cheapest.Bytes(Plant) / Rows / all.Length, "bytes a row and kind");
    }
}

using Practicum.Bench.Measuring;
using Practicum.Core.Conformance;
using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Numerics.Primitives;

namespace Practicum.Bench.Planting;

/// <summary>
/// Every kind of fault planted, one after the other, in a table of twenty columns: seconds, peak memory of the process, and how seconds bend between half the rows
/// and all. The table itself, which the world makes, is not counted.
/// </summary>
internal static class PlantingBench
{
    private static readonly Chance Chance = new(7);

    /// <summary>Makes the table and plants everything once: what the memory of a whole process is measured on.</summary>
    public static int Once(int rows)
    {
        GC.KeepAlive(PlantingRun.Plant([.. FaultCatalogue.All.Select(kind => kind.Example)], ExampleGround.Of(rows, new(3)), Chance));
        return 0;
    }

    public static Task<Measured[]> Run(long? rows, int runs)
    {
        var count = (int)(rows ?? 1_000_000);
        ImmutableArray<FaultSpec> all = [.. FaultCatalogue.All.Select(kind => kind.Example)];
        var once = WholeProcess.Run("planting once", "env", "DOTNET_gcConcurrent=0", "DOTNET_GCConserveMemory=7", Environment.ProcessPath!, typeof(PlantingBench).Assembly.Location, "planting-once", $"{count}");
        var (half, whole) = (ExampleGround.Of(count / 2, new(3)), ExampleGround.Of(count, new(3)));
        PlantingRun.Plant(all, ExampleGround.Of(count / 20, new(3)), Chance);
        foreach (var kind in FaultCatalogue.All)
        {
            var fault = kind.Make(kind.Example);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {kind.Name,-32} {Cheapest.Seconds(1, () => fault.Plant(whole, Chance)),8:0.000} s alone"));
        }

        var (short_, long_) = (Cheapest.Seconds(runs, () => PlantingRun.Plant(all, half, Chance)), Cheapest.Seconds(runs, () => PlantingRun.Plant(all, whole, Chance)));
        return Task.FromResult<Measured[]>(
        [
            Measured.Once("planting.seconds", long_, $"seconds for all {all.Length} kinds in {count:N0} rows of 20 columns"),
            .. once is null ? Array.Empty<Measured>() : [Measured.Once("planting.mebibytes", once.Mebibytes, "peak memory of a process that makes the table and plants once, with the command's settings")],
            Measured.Once("planting.bend", (long_ / (2 * short_)) - 1, "seconds of all rows over twice those of half, less one"),
        ]);
    }
}

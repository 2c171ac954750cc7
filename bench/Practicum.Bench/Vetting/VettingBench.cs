using Practicum.Bench.Measuring;
using Practicum.Onnx.Vetting;

namespace Practicum.Bench.Vetting;

/// <summary>
/// Three models of 50 MB, vetted from memory, in turns with python3-onnx loading and checking the same file. The peer's parser is C++ and its checker looks at less: no sizes,
/// no trees, no list of operators. Both are compared by processor time, so that a busy machine does not count.
/// </summary>
internal static class VettingBench
{
    public static Task<Measured[]> Run(long? megabytes, int runs)
    {
        var size = (int)(megabytes ?? 50);
        var folder = Directory.CreateTempSubdirectory("practicum-vetting").FullName;
        try
        {
            return Task.FromResult<Measured[]>(
            [
                .. Compare("constants", LargeModels.Constants(size), folder, runs),
                .. Compare("trees", LargeModels.Trees(size), folder, runs),
                .. Compare("nodes", LargeModels.Nodes(5_000, size), folder, runs),
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<Measured> Compare(string name, byte[] model, string folder, int runs)
    {
        var file = Path.Combine(folder, name + ".onnx");
        File.WriteAllBytes(file, model);
        var (ours, peers) = (new List<double>(), new List<double>());
        var self = System.Diagnostics.Process.GetCurrentProcess();
        var (first, cpu) = (Cheapest.Seconds(1, () => Vet(model)), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            self.Refresh();
            var before = self.TotalProcessorTime;
            ours.Add(Cheapest.Seconds(1, () => Vet(model)));
            self.Refresh();
            cpu.Add(Math.Max(0.001, (self.TotalProcessorTime - before).TotalSeconds));
            if (Peer.Run("onnx", Peer.Python, Tree.Path("bench", "peers", "vetting_onnx.py"), file) is { } peer)
                peers.Add(peer.Seconds["load"] + peer.Seconds["check"]);
        }

        var allocated = Cheapest.Bytes(() => Vet(model));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {name}: {model.Length / 1e6:0.0} MB; first {first:0.000} s, then {Series.Median(ours):0.000} s ({ours.Min():0.000} to {ours.Max():0.000}; processor {Series.Median(cpu):0.000} s); {allocated / 1e6:0.0} MB allocated; load {Machine.Load()}"));
        if (peers.Count == runs)
            yield return Measured.Ratio($"vetting.{name}_onnx", peers, cpu, $"times as little processor time as python3-onnx takes to load and check it ({Series.Median(peers):0.00} s)");
        yield return Measured.Once($"vetting.{name}_bytes", allocated / model.Length, "bytes allocated for a byte of the file");
    }

    private static Vetted Vet(byte[] model)
    {
        var vetted = ModelVetting.Vet(model, "model.onnx", new() { MostOperationsPerRow = long.MaxValue, MostPeakBytes = long.MaxValue });
        return vetted.Admitted ? vetted : throw new InvalidOperationException(string.Join('\n', vetted.Problems));
    }
}

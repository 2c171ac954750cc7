using Practicum.Bench.Measuring;
using Practicum.Onnx.Vetting;

namespace Practicum.Bench.Vetting;

/// <summary>What vetting allocates for a byte of the file, for a model of constants and one of trees, and how its time grows from one megabyte to four.</summary>
internal static class VettingGate
{
    public static IEnumerable<Measured> Run()
    {
        var (small, large, constants) = (LargeModels.Trees(1), LargeModels.Trees(4), LargeModels.Constants(4));
        Vet(small);
        double one = double.MaxValue, four = one;
        for (var run = 0; run < 5; run++)
        {
            one = Math.Min(one, Cheapest.Seconds(1, () => Vet(small)));
            four = Math.Min(four, Cheapest.Seconds(1, () => Vet(large)));
        }

        return
        [
            Measured.Once("vetting.gate_growth", four / large.Length * small.Length / one, "times as long for a byte of a file four times as large"),
            Measured.Once("vetting.gate_trees_bytes", Cheapest.Bytes(() => Vet(large)) / large.Length, "bytes allocated for a byte of trees"),
            Measured.Once("vetting.gate_constants_bytes", Cheapest.Bytes(() => Vet(constants)) / constants.Length, "bytes allocated for a byte of constants"),
        ];
    }

    private static Vetted Vet(byte[] model)
    {
        var vetted = ModelVetting.Vet(model, "model.onnx", new());
        return vetted.Admitted ? vetted : throw new InvalidOperationException(string.Join('\n', vetted.Problems));
    }
}

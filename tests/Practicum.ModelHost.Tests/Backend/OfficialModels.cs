using System.Runtime.CompilerServices;
using Practicum.Numerics.Wire;
using Practicum.Onnx.Vetting;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;

namespace Practicum.ModelHost.Tests.Backend;

/// <summary>The official test models of ONNX 1.12 (Debian's libonnx-testdata), each run in a model host of its own.</summary>
internal sealed class OfficialModels(ModelHostPool pool)
{
    private const string Root = "/usr/share/libonnx-testdata/data";
    private static readonly VettingRules Rules = new() { AllowedControlFlow = ["If", "Loop", "Scan"] };

    /// <summary>The folder of this file, where snapshots lie.</summary>
    public static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <summary>Names of all models: <c>node/test_abs</c>.</summary>
    public static string[] Names() =>
        [.. Directory.EnumerateFiles(Root, "model.onnx", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, Path.GetDirectoryName(f)!)).Order(StringComparer.Ordinal)];

    /// <summary>The model when vetting admits it.</summary>
    public static AdmittedModel? Admitted(string name) => ModelGate.Admit(File.ReadAllBytes(Path.Combine(Root, name, "model.onnx")), name, Rules, []);

    /// <summary>Runs every set of a model; gives why it cannot be run, or what came out wrong, or neither.</summary>
    public async Task<(string? Unrun, string? Wrong)> Run(string name, AdmittedModel model, CancellationToken stop)
    {
        var started = await TensorHost.StartAsync(model, new() { Pool = pool, StartLimit = TimeSpan.FromSeconds(120), SlotLimit = TimeSpan.FromSeconds(60) }, stop);
        if (started is not Outcome<TensorHost>.Done(var host))
            return (started.Sentence, null);
        await using (host)
        {
            var sets = Directory.GetDirectories(Path.Combine(Root, name), "test_data_set_*");
            foreach (var set in sets)
            {
                if (Tensors(set, "input", host.Description.Inputs) is not { } inputs)
                    return ("An input is no dense tensor.", null);
                if (Tensors(set, "output", host.Description.Outputs) is not { } expected)
                    return ("An output is no dense tensor.", null);
                var ran = await host.RunAsync(inputs, stop);
                if (ran is not Outcome<ImmutableArray<NamedTensor>>.Done(var given))
                    return (ran.Sentence, null);
                var wrong = expected.Zip(given).Select(pair => Closeness.Differs(pair.First, pair.Second)).FirstOrDefault(d => d is not null);
                if (wrong is not null)
                    return (null, wrong);
            }

            return sets.Length == 0 ? ("There is no data.", null) : (null, null);
        }
    }

    private static ImmutableArray<NamedTensor>? Tensors(string set, string kind, ImmutableArray<ModelPort> ports)
    {
        var files = Directory.GetFiles(set, $"{kind}_*.pb");
        if (files.Length != ports.Length || ports.Any(p => p.Kind != PortKind.Tensor))
            return null;
        var tensors = ports.Select((port, i) => TensorFile.Read(Path.Combine(set, $"{kind}_{i}.pb"), port.Name)).ToArray();
        return tensors.All(t => t is not null) ? [.. tensors.Select(t => t!)] : null;
    }
}

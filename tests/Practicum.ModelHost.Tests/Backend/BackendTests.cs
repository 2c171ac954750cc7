using System.Collections.Concurrent;
using Practicum.Runner.ModelHosts;

namespace Practicum.ModelHost.Tests.Backend;

/// <summary>
/// The official tests of an ONNX backend, through the model host: what vetting admits gives the expected outputs. Every twelfth model is run, all of them with
/// PRACTICUM_BACKEND=all. Two lists are committed: what ONNX Runtime itself cannot run, or what has no tensors (backend-unrun.txt); and what it computes otherwise
/// (backend-differs.txt): MaxUnpool with a shape, two resizes and texts of floats, which its own list of exclusions names (onnx_backend_test_series_filters.jsonc);
/// zeros of Fourier transforms to 1e-4; bfloat16, which this release of the data writes as uint16.
/// </summary>
[Collection("model hosts")]
public sealed class BackendTests
{
    private const int Every = 12;

    [Fact]
    public async Task Admitted_official_models_give_the_official_outputs()
    {
        var all = Environment.GetEnvironmentVariable("PRACTICUM_BACKEND") == "all";
        var (unrun, wrong, good) = (new ConcurrentDictionary<string, string>(), new ConcurrentDictionary<string, string>(), 0);
        string[] chosen = [.. OfficialModels.Names().Where((_, i) => all || i % Every == 0)];
        Assert.True(chosen.Length > 80, "The official test models are missing; install libonnx-testdata.");
        await using (var pool = new ModelHostPool(new() { StartLimit = TimeSpan.FromSeconds(120) }, chosen.Length, spare: 2))
        {
            var models = new OfficialModels(pool);
            await Parallel.ForEachAsync(chosen, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (name, stop) =>
            {
                if (OfficialModels.Admitted(name) is not { } model)
                    return;
                var (reason, difference) = await models.Run(name, model, stop);
                if (reason is not null)
                    unrun[name] = reason;
                else if (difference is not null)
                    wrong[name] = difference;
                else
                    Interlocked.Increment(ref good);
            });
        }

        await Same("backend-unrun.txt", unrun, chosen, all);
        await Same("backend-differs.txt", wrong, chosen, all);
        Assert.True(good >= (all ? 650 : 50), $"Only {good} official models ran.");
    }

    private static async Task Same(string snapshot, IReadOnlyDictionary<string, string> found, string[] chosen, bool all)
    {
        var path = Path.Combine(OfficialModels.Folder(), snapshot);
        string[] lines = [.. found.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => $"{u.Key}: {u.Value}")];
        if (all && Environment.GetEnvironmentVariable("PRACTICUM_WRITE_REFERENCE") == "1")
            await File.WriteAllLinesAsync(path, lines);
        Assert.Equal((await File.ReadAllLinesAsync(path)).Where(l => chosen.Contains(l.Split(':')[0])), lines);
    }
}

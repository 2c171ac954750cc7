using System.Collections.Concurrent;
using Practicum.Runner.Runs;

namespace Catalogue.Tests.ChurnDesk;

/// <summary>The proofs of churn-desk on a variant, run once and shared by all tests.</summary>
internal static class ChurnDeskProofs
{
    private static readonly ConcurrentDictionary<int, Lazy<Task<IReadOnlyDictionary<string, Assessed>>>> Runs = new();
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Assessments by name of the proof, each over all ten worlds of the pack.</summary>
    public static Task<IReadOnlyDictionary<string, Assessed>> Of(int variant) =>
        Runs.GetOrAdd(variant, v => new(() => Run(v))).Value;

    private static async Task<IReadOnlyDictionary<string, Assessed>> Run(int variant)
    {
        await OneAtATime.WaitAsync();
        using var scratch = new Scratch();
        try
        {
            var problems = new List<Diagnostic>();
            var bench = VariantBench.Open(Catalogue.Project("churn-desk"), variant, new RunSettings(), problems);
            Assert.Empty(problems);
            var results = await new ProofRun(bench!, NoProgress.Instance).RunAsync(scratch.Folder, problems, CancellationToken.None);
            Assert.Empty(problems);
            return results!.Value.ToDictionary(r => r.Proof.Name, r => Assert.IsType<Outcome<Assessed>.Done>(r.Outcome).Value);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}

using Practicum.Fuzz.Fuzzing;
using Practicum.Fuzz.Targets;

// Memory and time are counted for the whole process, so one test runs at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Practicum.Fuzz.Tests;

/// <summary>What once broke a promise is fed again; and a little new is tried each time.</summary>
public sealed class CorpusTests
{
    private const int NewInputs = 1_500;

    public static TheoryData<string> Targets => [.. AllTargets.Make().Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Inputs_that_once_broke_a_promise_break_none(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Corpus", name);
        var target = Target(name);
        using var ground = target as IDisposable;
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        Assert.Empty(files.Select(file => (Name: Path.GetFileName(file), Watch.Run(target, File.ReadAllBytes(file)).Wrong)).Where(end => end.Wrong is not null));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void New_inputs_break_no_promise(string name)
    {
        var target = Target(name);
        using var ground = target as IDisposable;
        var loop = new FuzzLoop(target, seed: 20_261);
        loop.Run(NewInputs);
        Assert.Empty(loop.Finds.Select(f => $"{f.Wrong} {Convert.ToHexString(f.Input)}"));
        Assert.True(loop.Kinds > 20, $"Only {loop.Kinds} kinds of ends: the inputs do not reach far.");
    }

    [Fact]
    public void A_folder_of_the_corpus_belongs_to_a_target()
    {
        var folders = Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Corpus")).Select(f => Path.GetFileName(f)!);
        Assert.Empty(folders.Except(AllTargets.Make().Select(t => t.Name)));
    }

    private static ITarget Target(string name) => AllTargets.Make().Single(t => t.Name == name);
}

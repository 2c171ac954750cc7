using Practicum.Runner.PackFiles.Reference;

namespace Hostile.Tests.Mutations;

/// <summary>The list of protections fits the code; and, on request, each of them is switched off in a copy of the tree, where a test must turn red.</summary>
public sealed class MutationTests
{
    private static readonly string[] Areas = ["ARCHIVE", "NAME", "TEXT", "YAML", "JSON", "ONNX", "CAGE"];

    [Fact]
    public void Each_protection_stands_in_its_file_exactly_once()
    {
        var faults = new List<string>();
        foreach (var file in Protection.All.GroupBy(p => p.File))
        {
            var path = Path.Combine(MutationRun.Root, file.Key);
            if (!File.Exists(path))
            {
                faults.Add($"{file.Key} is not there");
                continue;
            }

            var text = File.ReadAllText(path);
            text = file.Aggregate(text, (now, protection) => protection.Apply(now, faults));
            faults.AddRange(file.Where(p => !text.Contains($"\"{p.Id}\"", StringComparison.Ordinal)).Select(p => $"{p.Id} has no switch"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void The_list_is_long_and_each_entry_names_who_notices()
    {
        Assert.True(Protection.All.Count >= 60, $"{Protection.All.Count} protections");
        Assert.Equal(Protection.All.Count, Protection.All.Select(p => p.Id).Distinct().Count());
        Assert.All(Protection.All, p => Assert.NotEmpty(p.Red));
        Assert.Empty(Protection.All.SelectMany(p => p.Red).SelectMany(r => r.Cases?.Split(';', StringSplitOptions.TrimEntries) ?? []).Where(c => !Corpus.AllCases.Like(c).Any(InProcess.Takes)));
        Assert.Empty(Protection.All.SelectMany(p => p.Red).Where(r => !Directory.Exists(Path.Combine(MutationRun.Root, "tests", r.Project))).Select(r => r.Project));
    }

    [Fact]
    public void Each_code_of_a_refusal_has_a_protection_or_a_reason()
    {
        var known = DiagnosticCodes.All.Select(c => c.Code).ToHashSet();
        var held = Protection.All.SelectMany(p => p.Codes).ToHashSet();
        var guarded = known.Where(c => Areas.Contains(c.Split('-')[1])).ToArray();
        Assert.Empty(guarded.Where(c => !held.Contains(c) && !Protection.Without.ContainsKey(c)));
        Assert.Empty(held.Concat(Protection.Without.Keys).Where(c => !known.Contains(c)));
        Assert.Empty(held.Intersect(Protection.Without.Keys));
    }

    [Fact]
    public async Task Switching_a_protection_off_turns_a_test_red()
    {
        if (Environment.GetEnvironmentVariable("PRACTICUM_MUTATION") is not { } chosen)
        {
            // Without the request the machinery itself is tried: a copy with every switch in it is written, and not built.
            using var copy = new MutationRun(Directory.CreateTempSubdirectory("hostile-mutation-").FullName, []);
            Assert.Empty(copy.Write());
            Assert.Equal(Protection.All.Count, copy.Switches());
            return;
        }

        using var run = new MutationRun(Path.Combine(MutationRun.Root, "artifacts", "mutation"), [.. Protection.All.Where(p => chosen == "all" || chosen.Split(',').Any(name => p.Id.Contains(name, StringComparison.Ordinal)))]);
        Assert.Empty(run.Write());
        await run.BuildAsync();
        Assert.Empty(await run.WhenNoneIsOffAsync());
        Assert.Empty(await run.SurvivorsAsync());
    }
}

using Practicum.Core.Packs;
using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Tests.PackFiles;

public sealed class PackFileTests
{
    [Fact]
    public void A_whole_pack_is_read_as_it_is_written()
    {
        var (project, problems) = PackFolder.Read(PackFolder.Churn);
        Assert.Equal("", string.Join('\n', problems));
        Assert.NotNull(project);
        Assert.Equal(("churn-desk", "1.0.0", 2, 0.7, 10, 20), (project.Id, project.Version, project.Level, project.PassScore, project.ScoreSeeds, project.CertifySeeds));
        Assert.Equal("# Keep the subscribers\n", project.Brief);
        var world = Assert.IsType<GeneratedWorldSpec>(project.World);
        Assert.Equal("500", world.RatePerDay.Text);
        Assert.Equal("2025-01-01T00:00:00Z", world.Start.ToString());
        Assert.Equal(["customer_id", "tenure", "plan", "fee", "calls", "mood"], world.Columns.Select(c => c.Name));
        Assert.Equal(40_000, world.Columns[0].Entities);
        Assert.True(world.Columns[5].Hidden);
        Assert.Equal("churned", world.Target);
        var production = project.Production!;
        Assert.Equal((DelayKind.ByLabel, 0.02), (production.LabelDelay.Kind, production.LabelDelay.Never));
        Assert.Equal((7.0, 30.0), (production.LabelDelay.Positive!.Median.Days, production.LabelDelay.Positive.P95.Days));
        Assert.Equal(8.0 / 108, production.Value.BreakEven, 12);
        Assert.Equal(500, production.Costs.Retrain.Units);
        Assert.Equal([120, 210, 270], production.Incidents.Select(i => i.At.Days));
        Assert.Equal(new SimSpan(6 * 3600), production.Incidents[1].RepairTakes);
        Assert.False(production.Incidents[2].Harmful);
        Assert.Equal([("value", 2.0), ("detection", 1.0), ("false_alarms", 1.0)], project.Tasks[1].Metrics);
        Assert.Equal(["plan"], project.Tasks[0].Slices);
    }

    [Fact]
    public void A_pack_says_which_control_flow_models_may_use_and_usually_none()
    {
        Assert.Empty(PackFolder.Read(PackFolder.Churn).Project!.ControlFlow);
        var allowing = PackFolder.Churn.Replace("findings: {", "models: {allow: [Loop, If]}\nfindings: {", StringComparison.Ordinal);
        Assert.Equal(["Loop", "If"], PackFolder.Read(allowing).Project!.ControlFlow);
        Assert.Contains("PR-PACK-005: There is no control flow 'Lop'. Nearest: 'Loop'.", PackFolder.Problems(allowing.Replace("[Loop, If]", "[Lop]", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_knows_the_place_of_its_first_character()
    {
        var world = (GeneratedWorldSpec)PackFolder.Read(PackFolder.Churn).Project!.World;
        var lines = PackFolder.Churn.Split('\n');
        foreach (var formula in world.Columns.Where(c => c.Value is not null).Select(c => c.Value!).Append(world.Probability))
        {
            var line = lines[formula.Place.Line - 1];
            Assert.StartsWith(formula.Text, line[(formula.Place.Column - 1)..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_digest_of_a_pack_is_that_of_its_sorted_lines()
    {
        using var folder = new PackFolder(PackFolder.Churn, ("a b.txt", "x"));
        var lines = new[] { "a b.txt", "brief.md", "project.yaml" }
            .Select(name => $"{Digest.Of(File.ReadAllBytes(Path.Combine(folder.Path, name))).Hex}  {name}\n");
        Assert.Equal(Digest.Of(string.Concat(lines)), PackFile.Read(folder.Path).Project!.Digest);
    }

    [Fact]
    public void Lines_of_a_digest_are_sorted_by_the_bytes_of_the_path()
    {
        // UTF-8 puts U+FF5E (ef bd 9e) before U+1F600 (f0 9f 98 80); UTF-16 would have it the other way round.
        (string, Digest)[] files = [("\U0001F600", Digest.Of("a")), ("\uFF5E", Digest.Of("b"))];
        Assert.Equal(Digest.Of($"{Digest.Of("b").Hex}  \uFF5E\n{Digest.Of("a").Hex}  \U0001F600\n"), Digest.OfTree(files));
    }

    [Fact]
    public void A_folder_without_a_pack_says_so()
    {
        using var folder = new PackFolder(PackFolder.Churn);
        File.Delete(Path.Combine(folder.Path, "project.yaml"));
        var (project, problems) = PackFile.Read(folder.Path);
        Assert.Null(project);
        Assert.Equal("project.yaml: PR-PACK-008: The file 'project.yaml' is not there.", Assert.Single(problems).ToString());
    }
}

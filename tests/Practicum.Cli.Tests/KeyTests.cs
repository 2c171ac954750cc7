namespace Practicum.Cli.Tests;

/// <summary>The answer key fits its workspace, and the workspace holds nothing of it (formats §2).</summary>
public sealed class KeyTests(Desk desk) : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Training_and_hidden_rows_share_no_id_and_are_all_there()
    {
        var (train, holdout) = (Read("work/data/train.csv"), Read("key/holdout.csv"));
        int[] ids = [.. Numbers(train, "row_id").Concat(Numbers(holdout, "row_id")).Select(d => (int)d)];
        Assert.Equal(Enumerable.Range(0, ids.Length), ids.Order());
        Assert.InRange(holdout.Rows / (double)ids.Length, 0.15, 0.25);
        Assert.Empty(Entities(train).Intersect(Entities(holdout)));
        Assert.NotEqual(Numbers(train, "row_id").Order(), Numbers(train, "row_id"));
    }

    [Fact]
    public void The_truth_in_the_key_is_calibrated()
    {
        var key = Read("key/holdout.csv");
        var (truth, label) = (Numbers(key, "truth"), Numbers(key, "churned"));
        Assert.All(truth, p => Assert.InRange(p, 0, 1));
        foreach (var bin in truth.Zip(label).OrderBy(r => r.First).Chunk(truth.Length / 5))
        {
            // Five standard errors of a sum of independent labels with these probabilities.
            var spread = 5 * Math.Sqrt(bin.Sum(r => r.First * (1 - r.First)));
            Assert.InRange(bin.Sum(r => r.Second), bin.Sum(r => r.First) - spread, bin.Sum(r => r.First) + spread);
        }

        var half = ((TextColumn)key["half"]).Codes.ToArray();
        Assert.InRange(half.Count(h => h == half[0]) / (double)half.Length, 0.35, 0.65);
    }

    [Fact]
    public void Production_on_request_has_its_own_row_names()
    {
        var year = Read("key/production.csv");
        var ids = (TextColumn)year["row_id"];
        Assert.Equal(year.Rows, Enumerable.Range(0, year.Rows).Select(i => ids[i]).Distinct().Count());
        Assert.All(Enumerable.Range(0, year.Rows), i => Assert.Matches(@"^\d+:\d+$", ids[i]!));
        Assert.Equal("", File.ReadAllText(desk.At("key", "faults.jsonl")));
    }

    [Fact]
    public void A_workspace_holds_nothing_of_the_key()
    {
        var holdout = File.ReadLines(desk.At("key", "holdout.csv")).Skip(1).Select(l => string.Join(',', l.Split(',')[..2])).ToHashSet();
        Assert.DoesNotContain(File.ReadLines(desk.At("work", "data", "train.csv")).Skip(1), l => holdout.Contains(string.Join(',', l.Split(',')[..2])));
        string[] secrets = ["shadow_mood", "calls_weight", "rival", "incident", "seeds", "truth,", "logistic(", "uniform(", "poisson", "drift.concept\", at", "holdout.csv", "practice secret"];
        foreach (var file in Directory.EnumerateFiles(desk.At("work"), "*", SearchOption.AllDirectories).Where(f => !f.Contains("submission", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            Assert.All(secrets, s => Assert.False(text.Contains(s, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(file)} holds '{s}'."));
        }
    }

    [Theory]
    [InlineData("w/key", "w")]
    [InlineData("w", "w")]
    [InlineData("w", "w/inside")]
    public async Task A_key_never_lies_inside_the_workspace(string key, string workspace)
    {
        var ran = (await _shell.Run("new", desk.At("pack"), "--out", workspace, "--key", key)).Ended(1);
        Assert.Contains("PR-WORK-016: The key must not lie inside the workspace, nor the workspace inside the key.", ran.Error);
        Assert.False(Directory.Exists(_shell.At("w")));
    }

    [Fact]
    public async Task A_key_that_cannot_be_written_leaves_no_workspace()
    {
        _shell.Write("key/old.csv", "kept");
        var ran = (await _shell.Run("new", desk.At("pack"), "--out", "w", "--key", "key")).Ended(1);
        Assert.Contains("key: PR-WORK-012: This folder is there already and holds something", ran.Error);
        Assert.False(Directory.Exists(_shell.At("w")));
        Assert.Equal("kept", File.ReadAllText(_shell.At("key", "old.csv")));
    }

    private Table Read(string name)
    {
        var problems = new List<Diagnostic>();
        var table = CsvReader.Read(File.ReadAllBytes(desk.At(name)), new() { File = name }, problems);
        Assert.Empty(problems);
        return table!;
    }

    private static double[] Numbers(Table table, string column) => [.. Enumerable.Range(0, table.Rows).Select(i => ((NumericColumn)table[column])[i])];

    private static IEnumerable<double> Entities(Table table) => Numbers(table, "customer").Distinct();
}

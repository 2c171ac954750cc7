using System.IO.Compression;
using System.Text.Json;
using Practicum.Core.Packs;
using Practicum.Runner.Intake;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.Runs;

namespace Practicum.Cli.Tests;

/// <summary>The same pack, submission, variant and engine give the same bytes; another secret or variant gives other worlds, and says so.</summary>
public sealed class SameBytesTests(Desk desk) : IDisposable
{
    private static readonly string[] Fixed = ["assessment.json", "ledger.jsonl", "report.html"];
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_repeated_assessment_from_another_folder_is_byte_identical()
    {
        (await _shell.Run(new Dictionary<string, string?>(), desk.At("work"), "assess", "../pack", "submission", "--out", _shell.At("again"))).Ended(0);
        Same(_shell.At("again"));
    }

    [Fact]
    public async Task A_zip_gives_what_its_folder_gives()
    {
        Directory.CreateDirectory(_shell.At("work"));
        ZipFile.CreateFromDirectory(desk.At("work", "submission"), _shell.At("work", "submission.zip"));
        (await _shell.Run("assess", desk.At("pack"), "work/submission.zip", "--out", "zipped")).Ended(0);
        Same(_shell.At("zipped"));
        (await _shell.Run("check", "work/submission.zip", "--workspace", desk.At("work"))).Ended(0);
        _shell.LeftNothing();
    }

    [Fact]
    public async Task Lanes_company_and_order_change_nothing()
    {
        desk.Copy("work/submission", _shell, "other");
        _shell.Write("other/submission.yaml", Desk.Manifest.Replace("policy: policy.yaml\n", "", StringComparison.Ordinal).Replace("0.15", "0.4", StringComparison.Ordinal));
        var (one, two) = (await Assess(1, desk.At("work", "submission")), await Assess(2, _shell.At("other"), desk.At("work", "submission")));
        ResultFiles.Write(_shell.At("one"), one[0]);
        ResultFiles.Write(_shell.At("two"), two[1]);
        Same(_shell.At("one"));
        Same(_shell.At("two"));
        ResultFiles.Write(_shell.At("company"), two[0]);
        ResultFiles.Write(_shell.At("alone"), (await Assess(1, _shell.At("other")))[0]);
        Same(_shell.At("alone"), _shell.At("company"));
        Assert.NotEqual(File.ReadAllText(_shell.At("alone", "assessment.json")), File.ReadAllText(_shell.At("one", "assessment.json")));
    }

    [Fact]
    public async Task Another_variant_is_another_world()
    {
        (await _shell.Run("new", desk.At("pack"), "--variant", "4", "--out", "four")).Ended(0);
        (await _shell.Run("new", desk.At("pack"), "--variant", "3", "--out", "three")).Ended(0);
        Assert.Equal(File.ReadAllText(desk.At("work", "data", "train.csv")), File.ReadAllText(_shell.At("three", "data", "train.csv")));
        var (three, four) = (File.ReadAllLines(_shell.At("three", "data", "train.csv")), File.ReadAllLines(_shell.At("four", "data", "train.csv")));
        Assert.Equal(three[0], four[0]);
        Assert.Empty(three.Skip(1).Select(Features).Intersect(four.Skip(1).Select(Features)));
    }

    [Fact]
    public async Task A_sealed_variant_differs_from_practice_and_is_named()
    {
        var secret = new Dictionary<string, string?> { ["PRACTICUM_SECRET_FILE"] = _shell.Write("secret", "sixteen bytes and some more") };
        (await _shell.Run(secret, null, "new", desk.At("pack"), "--variant", "3", "--out", "sealed")).Ended(0);
        Assert.Contains("\nassurance: sealed\n", File.ReadAllText(_shell.At("sealed", "workspace.yaml")));
        Assert.Contains("\nassurance: practice\n", File.ReadAllText(desk.At("work", "workspace.yaml")));
        Assert.Empty(File.ReadLines(_shell.At("sealed", "data", "train.csv")).Skip(1).Select(Features).Intersect(File.ReadLines(desk.At("work", "data", "train.csv")).Skip(1).Select(Features)));
        foreach (var file in Directory.EnumerateFiles(_shell.At("sealed"), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("sixteen bytes", File.ReadAllText(file));
        var assessed = (await _shell.Run(secret, null, "assess", desk.At("pack"), desk.At("work", "submission"), "--seeds", "1", "--json", "--out", "result")).Ended(0).Json;
        Assert.Equal("sealed", assessed.GetProperty("assurance").GetString());
        var first = JsonDocument.Parse(File.ReadAllText(desk.At("first", "assessment.json"))).RootElement;
        Assert.Equal("practice", first.GetProperty("assurance").GetString());
        Assert.NotEqual(first.GetProperty("evidence")[0].GetProperty("group").GetString(), assessed.GetProperty("evidence")[0].GetProperty("group").GetString());
    }

    [Fact]
    public async Task A_secret_that_is_missing_or_short_never_falls_back_to_practice()
    {
        var missing = new Dictionary<string, string?> { ["PRACTICUM_SECRET_FILE"] = _shell.At("nowhere") };
        Assert.Contains("PR-WORK-010", (await _shell.Run(missing, null, "new", desk.At("pack"), "--out", "w")).Ended(1).Error);
        var small = new Dictionary<string, string?> { ["PRACTICUM_SECRET_FILE"] = _shell.Write("short", "short") };
        Assert.Contains("PR-WORK-011", (await _shell.Run(small, null, "new", desk.At("pack"), "--out", "w")).Ended(1).Error);
        Assert.False(Directory.Exists(_shell.At("w")));
    }

    [Fact]
    public void Wall_time_lies_beside_the_chain()
    {
        var assessment = JsonDocument.Parse(File.ReadAllText(desk.At("first", "assessment.json"))).RootElement;
        var items = assessment.GetProperty("evidence").EnumerateArray().Where(e => e.GetProperty("measured").GetBoolean()).ToArray();
        Assert.Equal(["machine/scoring_rate", "machine/slot_time"], items.Select(e => e.GetProperty("id").GetString()));
        Assert.All(items, e => Assert.All(new[] { "value", "interval", "count", "score", "anchors" }, key => Assert.Equal(JsonValueKind.Null, e.GetProperty(key).ValueKind)));
        var entries = File.ReadLines(desk.At("first", "ledger.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(e => e.GetProperty("payload_digest").GetString()!, e => e.GetProperty("payload"));
        var facts = File.ReadLines(desk.At("first", "measured.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(2, facts.Length);
        Assert.All(facts, f =>
        {
            Assert.True(f.GetProperty("value").GetDouble() > 0);
            Assert.Equal(f.GetProperty("id").GetString(), entries[f.GetProperty("entry").GetString()!].GetProperty("id").GetString());
        });
        Assert.Contains("in measured.jsonl", File.ReadAllText(desk.At("first", "report.html")));
    }

    private static string Features(string line) => string.Join(',', line.Split(',')[2..]);

    private void Same(string folder) => Same(desk.At("first"), folder);

    private static void Same(string expected, string folder)
    {
        foreach (var name in Fixed)
            Assert.Equal(File.ReadAllText(Path.Combine(expected, name)), File.ReadAllText(Path.Combine(folder, name)));
    }

    private async Task<Assessed[]> Assess(int lanes, params string[] folders)
    {
        var problems = new List<Diagnostic>();
        var bench = VariantBench.Open(desk.At("pack"), 3, new() { Lanes = lanes }, problems)!;
        var facts = WorkspaceFacts.Of(bench.Project, 3, bench.Assurance, bench.World.RowsPerDay, bench.World.Schema);
        var handed = folders.Select(f =>
        {
            var submission = SubmissionReader.Read(f, facts).Submission!;
            return new HandedIn(Path.GetFileName(f) == "submission" ? "work" : Path.GetFileName(f), f, submission, ModelGate.Admit(f, submission, ModelRules.Of(facts), problems));
        }).ToArray();
        Assert.Empty(problems);
        var outcomes = await new AssessmentRun(bench, NoProgress.Instance).AssessAsync(handed, TestContext.Current.CancellationToken);
        return [.. outcomes.Select(o => Assert.IsType<Outcome<Assessed>.Done>(o).Value)];
    }
}

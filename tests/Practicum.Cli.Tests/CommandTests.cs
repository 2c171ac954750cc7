using System.Text.Json;

namespace Practicum.Cli.Tests;

/// <summary>Every command as people run it: exit codes of formats §8, results on standard output, messages on standard error.</summary>
public sealed class CommandTests(Desk desk) : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("asess pack submission")]
    [InlineData("assess")]
    [InlineData("assess pack submission --seed 3")]
    [InlineData("assess pack submission --seeds 0")]
    [InlineData("assess pack submission --rate fast")]
    [InlineData("assess pack submission --variant -1")]
    [InlineData("assess pack submission --min-score 70")]
    [InlineData("assess pack submission --time-limit 0")]
    [InlineData("new pack --rate 0/d")]
    [InlineData("new pack --variant x")]
    [InlineData("ledger")]
    public async Task Wrong_usage_ends_with_code_two_and_a_hint(string line)
    {
        var ran = (await _shell.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Ended(2);
        Assert.Equal("", ran.Out);
        Assert.EndsWith("practicum --help tells what there is.\n", ran.Error);
    }

    [Theory]
    [InlineData("", "new|check|train|assess|grade|replay|pack|ledger|list")]
    [InlineData("new", "--variant|--data|--rate|--out|--key|--key-production|--json")]
    [InlineData("check", "--workspace|--json|--time-limit")]
    [InlineData("train", "--workspace|--out|--json")]
    [InlineData("assess", "--variant|--data|--seeds|--rate|--time-limit|--out|--final|--min-score|--json")]
    [InlineData("replay", "--variant|--data|--seeds|--rate|--time-limit|--timeline|--json")]
    [InlineData("grade", "--id|--label|--score|--task|--threshold|--positive|--metrics|--weight|--slice|--bootstrap|--seed|--separator|--min|--max|--json")]
    [InlineData("pack prove", "--variant|--data|--seeds|--rate|--out|--json")]
    [InlineData("pack lint", "--variant|--data|--rate|--json")]
    [InlineData("pack calibrate", "--variants|--data|--seeds|--rate|--json")]
    [InlineData("ledger verify", "--assessment|--json")]
    [InlineData("list", "--json")]
    public async Task Help_explains_every_option_in_a_sentence(string command, string expected)
    {
        var ran = (await _shell.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Ended(0);
        Assert.Equal("", ran.Error);
        foreach (var name in expected.Split('|'))
            Assert.Matches($@"(?m)^  (-\S+, )?{name}\b.*  \S.*\.", ran.Out);
    }

    [Fact]
    public async Task Nothing_that_is_piped_holds_colours_or_cursor_moves()
    {
        var ran = (await _shell.Run("assess", desk.At("pack"), desk.At("work", "submission"), "--seeds", "1", "--out", "result")).Ended(0);
        Assert.DoesNotContain('\e', ran.Out + ran.Error);
        Assert.Contains("Keep a few, variant 3: ", ran.Out);
        Assert.Contains($"Report: {Path.Combine("result", "report.html")}", ran.Out);
        Assert.Contains("Replay the production year: 1 world", ran.Error);
        _shell.LeftNothing();
    }

    [Fact]
    public async Task New_tells_how_many_rows_and_where_to_start()
    {
        var ran = (await _shell.Run("new", desk.At("pack"), "--out", "w")).Ended(0);
        Assert.Matches(@"^Keep a few, variant 1: 4,\d\d\d training rows in w\.\nStart with brief\.md;", ran.Out);
        var again = (await _shell.Run("new", desk.At("pack"), "--out", "w", "--json")).Ended(1);
        Assert.Equal("PR-WORK-012", again.Json.GetProperty("problems")[0].GetProperty("code").GetString());
        var other = (await _shell.Run("new", desk.At("pack"), "--out", "v", "--json")).Ended(0);
        Assert.Equal(("tiny-desk", "practice"), (other.Json.GetProperty("project").GetString(), other.Json.GetProperty("assurance").GetString()));
        _shell.LeftNothing();
    }

    [Fact]
    public async Task Check_accepts_what_can_be_assessed_and_says_what_the_policy_means()
    {
        var plain = (await _shell.Run("check", desk.At("work", "submission"))).Ended(0);
        Assert.EndsWith("The submission can be assessed.\n", plain.Out);
        Assert.Contains("calls-shift", plain.Out);
        var json = (await _shell.Run("check", desk.At("work", "submission"), "--json")).Ended(0).Json;
        Assert.Equal(0, json.GetProperty("problems").GetArrayLength());
        Assert.Contains(json.GetProperty("statements").EnumerateArray(), s => s.GetProperty("about").GetString() == "monitor calls-shift");
    }

    [Fact]
    public async Task Check_outside_a_workspace_says_how_to_name_one()
    {
        desk.Copy("work/submission", _shell, "alone");
        var lost = (await _shell.Run("check", "alone")).Ended(1);
        Assert.Contains("PR-WORK-015: No workspace.yaml lies above this submission. Name the workspace with --workspace DIR.", lost.Error);
        (await _shell.Run("check", "alone", "--workspace", desk.At("work"))).Ended(0);
    }

    [Fact]
    public async Task Train_prints_a_line_for_the_manifest()
    {
        desk.Copy("work", _shell, "work");
        File.Copy(desk.At("recipe.yaml"), _shell.At("recipe.yaml"));
        var plain = (await _shell.Run("train", "recipe.yaml", "--workspace", "work")).Ended(0);
        Assert.Contains("For submission.yaml:  validation: {rows: ", plain.Out);
        Assert.Equal(File.ReadAllBytes(desk.At("work", "submission", "model.onnx")), File.ReadAllBytes(_shell.At("model.onnx")));
        var json = (await _shell.Run("train", "recipe.yaml", "--workspace", "work", "--json")).Ended(0).Json;
        Assert.InRange(json.GetProperty("validation").GetProperty("roc_auc").GetProperty("value").GetDouble(), 0.55, 0.9);
        _shell.LeftNothing();
    }

    [Fact]
    public async Task Assess_prints_the_assessment_as_json_and_nothing_else()
    {
        var ran = (await _shell.Run("assess", desk.At("pack"), desk.At("work", "submission"), "--json", "--out", "result")).Ended(0);
        Assert.Equal("", ran.Error);
        Assert.Equal(File.ReadAllText(_shell.At("result", "assessment.json")), ran.Out);
        Assert.Equal("assessment/v1", ran.Json.GetProperty("practicum").GetString());
        Assert.Equal(["assessment.json", "ledger.jsonl", "measured.jsonl", "report.html"], Directory.EnumerateFiles(_shell.At("result")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_gate_that_is_not_met_ends_with_code_three_after_everything_is_written()
    {
        desk.Copy("work/submission", _shell, "handed");
        _shell.Write("handed/submission.yaml", Desk.Manifest.Replace("0.15", "0.99", StringComparison.Ordinal));
        var ran = (await _shell.Run("assess", desk.At("pack"), "handed", "--min-score", "1", "--out", "result")).Ended(3);
        Assert.Matches(@"The gate was not met: \d+(\.\d)? of 100, wanted 100\.", ran.Error);
        Assert.True(File.Exists(_shell.At("result", "report.html")));
        (await _shell.Run("assess", desk.At("pack"), "handed", "--min-score", "0", "--out", "result")).Ended(0);
    }

    [Fact]
    public async Task Seeds_rate_and_final_change_what_is_measured_and_say_so()
    {
        var first = JsonDocument.Parse(File.ReadAllText(desk.At("first", "assessment.json"))).RootElement;
        var ran = (await _shell.Run("assess", desk.At("pack"), desk.At("work", "submission"), "--json", "--out", "one", "--seeds", "1", "--final")).Ended(0).Json;
        Assert.Equal((2, 1), (Item(first, "operate/value").GetProperty("seeds").GetInt32(), Item(ran, "operate/value").GetProperty("seeds").GetInt32()));
        Assert.NotEqual(Item(first, "predict/roc_auc").GetProperty("group").GetString(), Item(ran, "predict/roc_auc").GetProperty("group").GetString());
        var slow = (await _shell.Run("assess", desk.At("pack"), desk.At("work", "submission"), "--json", "--out", "slow", "--seeds", "1", "--rate", "50/d")).Ended(0).Json;
        Assert.InRange(Item(slow, "predict/roc_auc").GetProperty("count").GetInt32() / (double)Item(first, "predict/roc_auc").GetProperty("count").GetInt32(), 0.35, 0.65);
    }

    [Fact]
    public async Task The_timeline_is_written_as_json_lines_in_order_of_time()
    {
        var ran = (await _shell.Run("replay", desk.At("pack"), desk.At("work", "submission"), "--timeline", "timeline.jsonl")).Ended(0);
        Assert.Contains("best operator", ran.Out);
        var lines = File.ReadAllLines(_shell.At("timeline.jsonl"));
        var events = lines.Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.All(events, e => Assert.Equal(["tick", "kind", "id", "cause_id", "amount_micro", "words"], e.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(events.Select(e => e.GetProperty("tick").GetInt64()).Order(), events.Select(e => e.GetProperty("tick").GetInt64()));
        Assert.Contains(events, e => e.GetProperty("kind").GetString() == "alert");
        var json = (await _shell.Run("replay", desk.At("pack"), desk.At("work", "submission"), "--json")).Ended(0);
        Assert.Equal(lines, json.Out.TrimEnd('\n').Split('\n'));
        _shell.LeftNothing();
    }

    [Fact]
    public async Task A_ledger_is_verified_and_a_touched_one_refused()
    {
        desk.Copy("first", _shell, "result");
        Assert.Contains("and ends where assessment.json says.", (await _shell.Run("ledger", "verify", "result/ledger.jsonl")).Ended(0).Out);
        Assert.True((await _shell.Run("ledger", "verify", "result/ledger.jsonl", "--json")).Ended(0).Json.GetProperty("entries").GetInt32() > 5);
        var ledger = _shell.At("result", "ledger.jsonl");
        File.WriteAllText(ledger, File.ReadAllText(ledger).Replace("\"variant\":3", "\"variant\":4", StringComparison.Ordinal));
        Assert.Contains("PR-LEDGER-003", (await _shell.Run("ledger", "verify", "result/ledger.jsonl")).Ended(1).Error);
        _shell.Write("result/assessment.json", "not JSON");
        Assert.Contains("assessment.json: PR-RUN-012: This is no assessment", (await _shell.Run("ledger", "verify", "result/ledger.jsonl")).Ended(1).Error);
    }

    [Fact]
    public async Task List_names_what_recipes_and_policies_may_name()
    {
        Assert.Contains("psi.reference-deciles, ks, mean-shift", (await _shell.Run("list")).Ended(0).Out);
        var json = (await _shell.Run("list", "--json")).Ended(0).Json;
        Assert.Contains("gbdt", json.GetProperty("learners").EnumerateArray().Select(l => l.GetString()));
        Assert.Contains("roc_auc", json.GetProperty("examiners").GetProperty("offline").EnumerateArray().Select(l => l.GetString()));
    }

    [Fact]
    public async Task Pack_prove_compares_verdicts_with_the_authors_expectation()
    {
        desk.Copy("pack", _shell, "pack");
        _shell.Write("pack/proof/plain/model.yaml", "practicum: recipe/v1\nlearner: logistic\nfeatures: [fee]\n");
        const string proof = "practicum: proof/v1\nabout: \"One model that never acts, left alone\"\nexpect: meets\nmodels:\n  model: {recipe: model.yaml, threshold: 0.99}\n";
        _shell.Write("pack/proof/plain/proof.yaml", proof);
        var facts = (await _shell.Run("pack", "prove", "pack", "--seeds", "10", "--out", "proofs", "--json")).Ended(3).Json;
        var (wrong, leaks) = (facts.GetProperty("proofs")[0], facts.GetProperty("leaks"));
        Assert.InRange(leaks.GetProperty("attacks").GetInt32(), 300, 500);
        Assert.Equal((0, 0), (leaks.GetProperty("found").GetArrayLength(), facts.GetProperty("problems").GetArrayLength()));
        Assert.All(leaks.GetProperty("controls").EnumerateArray(), c => Assert.True(c.GetProperty("found").GetBoolean()));
        Assert.Equal(("below", "meets", false), (wrong.GetProperty("verdict").GetString(), wrong.GetProperty("wanted").GetString(), wrong.GetProperty("holds").GetBoolean()));
        _shell.Write("pack/proof/plain/proof.yaml", proof.Replace("expect: meets", "expect: below", StringComparison.Ordinal));
        var told = (await _shell.Run("pack", "prove", "pack", "--seeds", "10", "--out", "proofs")).Ended(0).Out;
        Assert.Contains("below ✓", told);
        Assert.Contains("attacks on ", told);
        Assert.Contains("Planted to test the proof: a column that copies the label in 5 % of rows: found by control", told);
        Assert.True(File.Exists(_shell.At("proofs", "plain", "report.html")));
        _shell.LeftNothing();
    }

    [Fact]
    public async Task Pack_lint_tells_mistakes_without_training()
    {
        desk.Copy("pack", _shell, "pack");
        Assert.Contains("PR-PROOF-001", (await _shell.Run("pack", "lint", "pack")).Ended(1).Error);
        foreach (var (name, expect) in new[] { ("naive", "below"), ("strong", "meets") })
        {
            _shell.Write($"pack/proof/{name}/model.yaml", "practicum: recipe/v1\nlearner: logistic\nfeatures: [fee]\n");
            _shell.Write($"pack/proof/{name}/proof.yaml", $"practicum: proof/v1\nabout: \"One model\"\nexpect: {expect}\nmodels:\n  model: {{recipe: model.yaml}}\n");
        }

        Assert.Contains("Nothing is wrong that shows without training.", (await _shell.Run("pack", "lint", "pack")).Ended(0).Out);
        _shell.Write("pack/proof/naive/model.yaml", "practicum: recipe/v1\nlearner: logistic\nfeatures: [feee]\n");
        Assert.Equal("PR-REC-005", (await _shell.Run("pack", "lint", "pack", "--json")).Ended(1).Json.GetProperty("problems")[0].GetProperty("code").GetString());
        _shell.LeftNothing();
    }

    [Fact]
    public async Task Pack_calibrate_compares_examinees_and_variants()
    {
        desk.Copy("pack", _shell, "pack");
        foreach (var (name, features, threshold) in new[] { ("naive", "fee", "0.9"), ("careless", "plan", "0.08"), ("competent", "calls", "0.08"), ("strong", "calls, plan, fee", "0.08"), ("cheating", "fee", "0.9") })
        {
            _shell.Write($"pack/proof/{name}/model.yaml", $"practicum: recipe/v1\nlearner: logistic\nfeatures: [{features}]\n");
            _shell.Write($"pack/proof/{name}/proof.yaml", $"practicum: proof/v1\nabout: \"One model\"\nexpect: below\nmodels:\n  model: {{recipe: model.yaml, threshold: {threshold}}}\n");
        }

        var facts = (await _shell.Run("pack", "calibrate", "pack", "--variants", "2", "--seeds", "10", "--json")).Ended(3).Json;
        Assert.Equal("[1,2]", facts.GetProperty("variants").GetRawText());
        double[] Scores(string name) => [.. facts.GetProperty("scores").GetProperty(name).EnumerateArray().Select(s => s.GetDouble())];
        Assert.Equal(Scores("naive"), Scores("cheating")); // the same recipe
        Assert.Equal(2, Scores("strong").Length);
        Assert.True(Scores("strong").Sum() > Scores("naive").Sum(), facts.GetProperty("scores").GetRawText());
        Assert.False(facts.GetProperty("holds").GetBoolean());
        _shell.LeftNothing();
    }

    private static JsonElement Item(JsonElement assessment, string id) => assessment.GetProperty("evidence").EnumerateArray().First(e => e.GetProperty("id").GetString() == id);
}

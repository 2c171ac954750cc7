using System.Text.Json;
using System.Text.RegularExpressions;
using Practicum.ModelHost.Tests.Models;

namespace Practicum.Cli.Tests;

/// <summary>
/// Models that say a hidden value instead of a score, or fail with it in their last words: it stands in nothing that anybody sees. The value is 0.123456789
/// and stands in a few rows of a column; all other rows hold 0.
/// </summary>
public sealed class EchoTests : IAsyncLifetime
{
    private const string Value = @"[.,]12345|1[.,]2345|12[.,]345|123[.,]45|123456";
    private readonly Shell _shell = new();

    public async ValueTask InitializeAsync()
    {
        _shell.Write("pack/project.yaml", Desk.Pack
            .Replace("    shadow_mood:", "    mark: {value: \"0.123456789 * (calls >= 4)\", about: \"Mark\"}\n    shadow_mood:", StringComparison.Ordinal)
            .Replace("metrics: [roc_auc, log_loss], weight: 3", "metrics: [roc_auc, log_loss, brier], weight: 3, slices: [plan]", StringComparison.Ordinal));
        _shell.Write("pack/brief.md", "# Keep a few\n");
        (await _shell.Run("new", "pack", "--variant", "3", "--out", "work")).Ended(0);
        _shell.Write("work/submission/submission.yaml", "practicum: submission/v1\nproject: tiny-desk\nvariant: 3\nmodel: {file: model.onnx, features: [mark], threshold: 0.1}\npolicy: policy.yaml\n");
        _shell.Write("work/submission/policy.yaml", """
            practicum: policy/v1
            monitors:
              said: {watch: score, test: mean-shift, window: 6h, min_rows: 1, alarm: "> 0.01"}
              seen: {watch: "feature mark", test: mean-shift, window: 6h, min_rows: 1, alarm: "> 0.01"}
              loss: {watch: "metric brier", window: 6h, min_labels: 1, alarm: "> 0.0001"}
            rules:
              - {when: said, do: alert, diagnosis: drift.concept, cooldown: 1d}
              - {when: seen, do: alert, diagnosis: drift.concept, cooldown: 1d}
              - {when: loss, do: alert, diagnosis: drift.concept, cooldown: 1d}

            """);
    }

    public ValueTask DisposeAsync()
    {
        _shell.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_echo_is_scored_and_said_nowhere()
    {
        Hand(Some.Echo(-1));
        var ran = (await _shell.Run("assess", "pack", "work/submission", "--out", "result")).Ended(0);
        Silent(ran);
        foreach (var file in Directory.EnumerateFiles(_shell.At("result")))
            Silent(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), Path.GetFileName(file));
        Silent((await _shell.Run("replay", "pack", "work/submission", "--timeline", "t.jsonl")).Ended(0));
        var timeline = await File.ReadAllTextAsync(_shell.At("t.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("\"alarm\"", timeline);
        Silent(timeline, "the timeline");
        Silent((await _shell.Run("assess", "pack", "work/submission", "--json", "--out", "again")).Ended(0));
        Assert.Matches(Value, (await _shell.Run("new", "pack", "--variant", "3", "--out", "new", "--key", "key")).Ended(0).Out + File.ReadAllText(_shell.At("key", "holdout.csv")));
    }

    [Fact]
    public async Task Nothing_is_told_of_fewer_than_twenty_rows()
    {
        Hand(Some.Echo(-1));
        (await _shell.Run("assess", "pack", "work/submission", "--out", "result")).Ended(0);
        foreach (var line in File.ReadLines(_shell.At("result", "ledger.jsonl")).Select(l => JsonDocument.Parse(l).RootElement))
        {
            if (line.GetProperty("kind").GetString() != "exhibits/curves")
                continue;
            Assert.All(line.GetProperty("payload").EnumerateArray(), curve =>
            {
                Assert.True(curve.GetProperty("rows").GetInt32() >= 20);
                Assert.All(curve.GetProperty("calibration").EnumerateArray(), bin => Assert.True(bin[4].GetInt32() >= 20));
            });
        }
    }

    [Fact]
    public async Task An_echo_beyond_the_range_is_refused_without_the_value_or_its_row()
    {
        Hand(new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Floats("ten", [10f]).Node("Mul", ["x", "ten"], ["y"]));
        var ran = await Refused("PR-MODEL-033");
        Assert.Contains("model.onnx: PR-MODEL-033: The model gives a score outside 0 to 1 for a hidden row", ran.Error);
        Assert.DoesNotMatch(@"row \d", ran.Error);
    }

    [Fact]
    public async Task Last_words_of_the_runtime_on_hidden_rows_are_not_passed_on()
    {
        // Gathers from a table of one at the place that the value names, which the runtime puts into its complaint.
        Hand(new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Floats("table", [0.5f], 1).Floats("big", [1e9f])
            .Node("Mul", ["x", "big"], ["b"]).Node("Cast", ["b"], ["place"], Graph.Attribute("to", 7L)).Node("Gather", ["table", "place"], ["y"]));
        var ran = await Refused("PR-MODEL-030");
        Assert.DoesNotContain("idx", ran.Error);
        Assert.DoesNotContain("out of", ran.Error);
        var own = (await _shell.Run("check", "work/submission")).Ended(1);
        Assert.Contains("PR-MODEL-030", own.Error);
        Assert.Matches("idx|out of", own.Error);
    }

    private void Hand(Graph graph) => File.WriteAllBytes(_shell.At("work", "submission", "model.onnx"), graph.Bytes());

    private async Task<Ran> Refused(string code)
    {
        foreach (string[] command in new string[][] { ["assess", "pack", "work/submission", "--json", "--out", "result"], ["replay", "pack", "work/submission", "--json"] })
        {
            var json = (await _shell.Run(command)).Ended(1);
            Silent(json);
            var problem = json.Json.GetProperty("problems")[0];
            Assert.Equal((code, "model.onnx"), (problem.GetProperty("code").GetString(), problem.GetProperty("file").GetString()));
        }

        var ran = (await _shell.Run("assess", "pack", "work/submission", "--out", "result")).Ended(1);
        Silent(ran);
        Assert.Contains(code, ran.Error);
        return ran;
    }

    private static void Silent(Ran ran)
    {
        Silent(ran.Out, "standard output");
        Silent(ran.Error, "standard error");
    }

    private static void Silent(string text, string where)
    {
        // The libraries that a report carries hold any number, and digests are hexadecimal.
        var own = Regex.Replace(Regex.Replace(text, "<script>.*?</script>", "", RegexOptions.Singleline), "[0-9a-f]{12,}", "");
        var found = Regex.Match(own, Value);
        Assert.True(!found.Success, found.Success ? $"{where}: {own[Math.Max(0, found.Index - 80)..Math.Min(own.Length, found.Index + 40)]}" : "");
    }
}

namespace Practicum.Cli.Tests;

/// <summary>Packs, data and workspaces with mistakes: each is told with its place, and nothing is written.</summary>
public sealed class BadPackTests(Desk desk) : IDisposable
{
    private const string Recorded = """
        practicum: project/v1
        id: recorded-desk
        version: 1.0.0
        title: Read it
        licence: CC-BY-4.0
        level: 1
        hours: 1
        competencies: [modelling]
        brief: brief.md
        world:
          kind: recorded
          data: rows.csv
          time: {order: rows, tick_rows: 10, tick: 1d}
          target: {column: left, positive: "yes"}
          columns: {age: {type: number}}
        splits: {train: 50%, production: rest, holdout: 20%}
        tasks:
          - {id: predict, examiner: offline, metrics: [roc_auc], weight: 1}
        pass: {score: 0.7}

        """;

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_pack_with_nine_mistakes_tells_nine()
    {
        Pack(Desk.Pack
            .Replace("licence:", "license:", StringComparison.Ordinal)
            .Replace("level: 1", "level: expert", StringComparison.Ordinal)
            .Replace("[modelling, operations.drift]", "[modeling]", StringComparison.Ordinal)
            .Replace("2025-01-01", "1.1.2025", StringComparison.Ordinal)
            .Replace("tick: 6h", "tick: 6 hours", StringComparison.Ordinal)
            .Replace("hidden: true", "hidden: yes", StringComparison.Ordinal)
            .Replace("[roc_auc, log_loss]", "[roc_acu]", StringComparison.Ordinal)
            .Replace("score: 0.7", "score: 1.7", StringComparison.Ordinal)
            .Replace("hours: 1", "hours: many", StringComparison.Ordinal));
        var ran = await Refused("project.yaml:5:1: PR-PACK-001: Unknown key 'license'", "Nearest: 'roc_auc'", "9 mistakes. No attempt was used.");
        Assert.Equal(9, ran.Error.Split('\n').Count(l => l.StartsWith("project.yaml:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("tasks:", "faults: [{id: noise, kind: label-noise}]\ntasks:", "PR-FAULT-009: The fault 'noise' needs 'rate'; 'shares' belong to the form by_class.")]
    [InlineData("kind: binary", "kind: regression", "PR-PACK-009: Regression targets are not available yet.")]
    [InlineData("calls_weight * calls", "calls_wait * calls", "Nearest: 'calls_weight'")]
    [InlineData("poisson(0.7)", "poison(0.7)", "Nearest: 'poisson'")]
    [InlineData("poisson(0.7)", "poisson(0.7", "project.yaml:19:26: PR-EXPR-")]
    [InlineData("normal(0, 1)", "1 / 0", "PR-WORLD-")]
    [InlineData("brief: brief.md", "brief: nowhere.md", "project.yaml:9:8: PR-PACK-008")]
    [InlineData("train: 60d", "train: 0d", "project.yaml:25:17: PR-PACK-")]
    public async Task A_mistake_is_one_sentence_with_its_place(string old, string changed, string expected)
    {
        Pack(Desk.Pack.Replace(old, changed, StringComparison.Ordinal));
        await Refused(expected, "1 mistake. No attempt was used.");
    }

    [Fact]
    public async Task A_pack_that_is_no_yaml_missing_or_not_text_is_refused()
    {
        Pack("practicum: project/v1\nworld: [\n");
        await Refused("PR-YAML-003");
        File.WriteAllBytes(_shell.At("pack", "project.yaml"), [.. "title: caf"u8, 0xE9, (byte)'\n']);
        await Refused("PR-YAML-002");
        Pack("");
        await Refused("project.yaml:1:1: PR-YAML-004");
        Directory.Delete(_shell.At("pack"), recursive: true);
        await Refused("project.yaml: PR-PACK-008: The file 'project.yaml' is not there.");
    }

    [Theory]
    [InlineData("missing", "PR-PACK-008")]
    [InlineData("empty", "rows.csv")]
    [InlineData("header alone", "PR-")]
    [InlineData("without the target", "'left'")]
    [InlineData("cut in a quote", "rows.csv:")]
    [InlineData("cut in a row", "rows.csv:")]
    [InlineData("text in a number", "rows.csv:5:")]
    [InlineData("not text", "rows.csv:")]
    public async Task Data_that_is_damaged_is_told_with_its_place(string kind, string expected)
    {
        Pack(Recorded);
        var good = "age,plan,left\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"{20 + (i * 7 % 50)},{(i % 3 == 0 ? "basic" : "plus")},{(i % 5 == 0 ? "yes" : "no")}\n"));
        byte[] bytes = kind switch
        {
            "empty" => [],
            "header alone" => [.. "age,plan,left\n"u8],
            "without the target" => Utf8(good.Replace("left", "gone", StringComparison.Ordinal)),
            "cut in a quote" => Utf8(good + "30,\"ba"),
            "cut in a row" => Utf8(good + "30,ba"),
            "text in a number" => Utf8(ReplaceLine(good, 4, "old,basic,no")),
            "not text" => [.. Utf8(good), .. "30,caf"u8, 0xE9, .. ",no\n"u8],
            _ => [],
        };
        if (kind != "missing")
            File.WriteAllBytes(_shell.At("pack", "rows.csv"), bytes);
        await Refused(expected);
    }

    [Theory]
    [InlineData("missing", "PR-WORK-013")]
    [InlineData("empty", "data/train.csv")]
    [InlineData("cut off", "data/train.csv:")]
    [InlineData("not text", "data/train.csv:")]
    [InlineData("labels of another kind", "PR-WORK-014: 'churned' must be 0 or 1. Found 2.")]
    [InlineData("no recipe", "PR-REC-008")]
    [InlineData("unknown learner", "PR-REC-005")]
    [InlineData("unknown feature", "Nearest: 'calls'")]
    public async Task Training_on_what_is_damaged_is_refused(string kind, string expected)
    {
        desk.Copy("work", _shell, "work");
        var (recipe, data) = (File.ReadAllText(desk.At("recipe.yaml")), _shell.At("work", "data", "train.csv"));
        var rows = File.ReadAllBytes(data);
        switch (kind)
        {
            case "missing":
                File.Delete(data);
                break;
            case "empty":
                File.WriteAllBytes(data, []);
                break;
            case "cut off":
                File.WriteAllBytes(data, rows[..(rows.Length - 8)]);
                break;
            case "not text":
                File.WriteAllBytes(data, [.. rows, .. "1,2025-01-01T00:00:00Z,5,caf"u8, 0xE9, .. ",1,1,0\n"u8]);
                break;
            case "labels of another kind":
                File.WriteAllBytes(data, Utf8(File.ReadAllText(data).Replace(",0\n", ",2\n", StringComparison.Ordinal)));
                break;
            case "unknown learner":
                recipe = recipe.Replace("logistic", "logit", StringComparison.Ordinal);
                break;
            case "unknown feature":
                recipe = recipe.Replace("calls", "cals", StringComparison.Ordinal);
                break;
        }

        if (kind != "no recipe")
            _shell.Write("recipe.yaml", recipe);
        var ran = (await _shell.Run("train", "recipe.yaml", "--workspace", "work", "--out", "model.onnx")).Ended(1);
        Assert.Contains(expected, ran.Error);
        Assert.False(File.Exists(_shell.At("model.onnx")));
        _shell.LeftNothing();
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string ReplaceLine(string text, int line, string by)
    {
        var lines = text.Split('\n');
        lines[line] = by;
        return string.Join('\n', lines);
    }

    private void Pack(string project)
    {
        _shell.Write("pack/project.yaml", project);
        _shell.Write("pack/brief.md", "# A brief\n");
    }

    private async Task<Ran> Refused(params string[] expected)
    {
        var made = (await _shell.Run("new", "pack", "--out", "w", "--key", "k")).Ended(1);
        var ran = (await _shell.Run("assess", "pack", desk.At("work", "submission"), "--out", "result")).Ended(1);
        foreach (var error in new[] { made.Error, ran.Error })
            Assert.All(expected, e => Assert.Contains(e, error));
        Assert.Equal("", ran.Out + made.Out);
        Assert.False(Path.Exists(_shell.At("result")) || Path.Exists(_shell.At("w")) || Path.Exists(_shell.At("k")));
        _shell.LeftNothing();
        return ran;
    }
}

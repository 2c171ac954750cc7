using System.Collections.Concurrent;
using System.Text.Json;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;
using Practicum.Runner.Workspaces;

namespace Catalogue.Tests.Recorded;

/// <summary>One model of a recorded pack: how it was assessed, and the hidden rows that it was assessed on, scored once more.</summary>
/// <param name="Assessment">assessment.json.</param>
/// <param name="Said">What assess printed.</param>
/// <param name="Labels">Labels of the public half of the key.</param>
/// <param name="Scores">The model host's scores of these rows, as float.</param>
internal sealed record Walked(JsonElement Assessment, string Said, byte[] Labels, float[] Scores)
{
    /// <summary>An evidence item.</summary>
    public JsonElement Item(string id) => Assessment.GetProperty("evidence").EnumerateArray().Single(e => e.GetProperty("id").GetString() == id);

    /// <summary>Its value.</summary>
    public double Value(string id) => Item(id).GetProperty("value").GetDouble();
}

/// <summary>
/// The way of an intern through a recorded pack, with the built command: new, train, check, assess; and the same with the workspace's own Python starter.
/// Each pack is walked once.
/// </summary>
internal static class Walk
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<(Walked Trained, Walked Python, string Header)>>> Walks = new();

    /// <summary>Walks a pack; the same walk for everybody who asks.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="data">Its data file.</param>
    /// <param name="model">The model that the Python starter trains.</param>
    /// <param name="threshold">Threshold of the model of <c>practicum train</c>.</param>
    /// <param name="policy">Policy handed in with it, or null.</param>
    public static Task<(Walked Trained, Walked Python, string Header)> Of(string pack, string data, string model, double threshold, string? policy = null) =>
        Walks.GetOrAdd(pack, _ => new(() => Go(Catalogue.TestPack(pack), data, model, threshold, policy))).Value;

    private static async Task<(Walked, Walked, string)> Go(string pack, string data, string model, double threshold, string? policy)
    {
        using var scratch = new Scratch();
        var (work, key) = (scratch.At("work"), scratch.At("key"));
        (await Catalogue.Practicum("new", pack, "--data", data, "--variant", "7", "--out", work, "--key", key)).Ended(0);
        var header = File.ReadLines(Path.Combine(work, "data", "train.csv")).First();

        var mine = Directory.CreateDirectory(scratch.At("mine")).FullName;
        (await Catalogue.Practicum("train", Path.Combine(work, "starter", "recipe.yaml"), "--workspace", work, "--out", Path.Combine(mine, "model.onnx"))).Ended(0);
        var facts = WorkspaceFile.Read(work, [])!;
        var manifest = $"practicum: submission/v1\nproject: {facts.Project}\nvariant: 7\nmodel: {{file: model.onnx, threshold: {threshold.ToString(CultureInfo.InvariantCulture)}}}\n";
        await File.WriteAllTextAsync(Path.Combine(mine, "submission.yaml"), manifest + (policy is null ? "" : "policy: policy.yaml\n"));
        if (policy is not null)
            await File.WriteAllTextAsync(Path.Combine(mine, "policy.yaml"), policy);
        var trained = await Assess(pack, data, work, mine, key, scratch.At("out-mine"));

        (await Catalogue.Run("/usr/bin/python3", Path.Combine(work, "starter"), "-B", "train.py", "--model", model)).Ended(0);
        var python = await Assess(pack, data, work, Path.Combine(work, "submission"), key, scratch.At("out-python"));
        return (trained, python, header);
    }

    private static async Task<Walked> Assess(string pack, string data, string work, string submission, string key, string output)
    {
        var check = (await Catalogue.Practicum("check", submission, "--workspace", work)).Ended(0);
        Assert.Contains("The submission can be assessed.", check.Output);
        var said = (await Catalogue.Practicum("assess", pack, submission, "--data", data, "--out", output)).Ended(0);
        (await Catalogue.Practicum("ledger", "verify", Path.Combine(output, "ledger.jsonl"))).Ended(0);
        var assessment = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(output, "assessment.json"))).RootElement;
        var (labels, scores) = await Score(work, submission, key);
        return new(assessment, said.Output, labels, scores);
    }

    /// <summary>The public half of the key's hidden rows, scored by the model host.</summary>
    private static async Task<(byte[] Labels, float[] Scores)> Score(string work, string submission, string key)
    {
        var problems = new List<Diagnostic>();
        var facts = WorkspaceFile.Read(work, problems)!;
        var (read, found) = SubmissionReader.Read(submission, facts);
        Assert.Empty(found);
        var all = CsvReader.Read(await File.ReadAllBytesAsync(Path.Combine(key, "holdout.csv")), new() { File = "holdout.csv", Schema = facts.Schema }, problems)!;
        Assert.Empty(problems);
        var half = (TextColumn)all["half"];
        var open = all.Take([.. Enumerable.Range(0, all.Rows).Where(i => half[i] == "public")]);
        Schema schema = new([.. facts.Schema.Fields.Where(f => f.Role == FieldRole.Feature)]);
        Table rows = new(schema, [.. schema.Fields.Select(f => open[f.Name])]);
        var target = (NumericColumn)open[facts.Target];
        var model = read!.Model;
        var admitted = ModelGate.Admit(await File.ReadAllBytesAsync(Path.Combine(submission, model.File)), model.File, new(), problems);
        Assert.Empty(problems);
        var started = await ModelHost.StartAsync(admitted!, model, schema, new(), CancellationToken.None);
        Assert.True(started is Outcome<ModelHost>.Done, started.Sentence);
        await using var host = ((Outcome<ModelHost>.Done)started).Value;
        var scored = Assert.IsType<Outcome<Scores>.Done>(await host.ScoreAll(rows, null, CancellationToken.None)).Value;
        return ([.. Enumerable.Range(0, open.Rows).Select(i => (byte)target[i])], [.. scored.Values]);
    }
}

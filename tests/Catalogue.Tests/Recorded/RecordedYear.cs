using Practicum.Core.Production;
using Practicum.Core.Submissions;
using Practicum.Runner.Runs;

namespace Catalogue.Tests.Recorded;

/// <summary>The year of a recorded pack under a model of <c>practicum train</c> that is left alone.</summary>
internal static class RecordedYear
{
    /// <summary>Trains on all features named and replays.</summary>
    public static async Task<YearOutcome> DoNothing(string pack, string data, string features, Scratch scratch)
    {
        var folder = Catalogue.TestPack(pack);
        var problems = new List<Diagnostic>();
        var settings = new RunSettings { DataFile = data };
        var bench = VariantBench.Open(folder, 7, settings, problems);
        Assert.Empty(problems);
        ImmutableArray<string> names = [.. features.Trim('[', ']').Split(", ")];
        var recipe = new Recipe { Learner = "gbdt", Features = names, Seed = 1 };
        var trained = await Training.FitAsync(recipe, Training.Of(bench!.Train), null, CancellationToken.None);
        var root = Directory.CreateDirectory(scratch.At("left-alone")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(root, "model.onnx"), Assert.IsType<Outcome<TrainedModel>.Done>(trained).Value.ToOnnx());
        await File.WriteAllTextAsync(Path.Combine(root, "submission.yaml"), $"practicum: submission/v1\nproject: {pack}\nvariant: 7\nmodel: {{file: model.onnx}}\n");
        var replayed = await OpenedSubmission.ReplayAsync(folder, root, 7, settings, NoProgress.Instance, problems, CancellationToken.None);
        Assert.Empty(problems);
        return Assert.IsType<Outcome<ReplayedProject>.Done>(replayed).Value.Years[0];
    }

    /// <summary>Mean money a tick in each of some equal parts of the year.</summary>
    public static double[] PerDay(MoneyLine line, int parts)
    {
        var money = line.Expected;
        return [.. Enumerable.Range(0, parts).Select(p =>
        {
            var (from, to) = (p * money.Length / parts, (p + 1) * money.Length / parts);
            return Enumerable.Range(from, to - from).Average(k => money[k] / 1e6);
        })];
    }
}

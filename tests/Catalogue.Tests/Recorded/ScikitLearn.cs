using System.Text.Json;

namespace Catalogue.Tests.Recorded;

/// <summary>scikit-learn's roc_auc_score, log_loss and brier_score_loss (Debian's python3-sklearn).</summary>
internal static class ScikitLearn
{
    private const string Script = """
        import json, sys
        from sklearn.metrics import roc_auc_score, log_loss, brier_score_loss
        y, s = json.load(open(sys.argv[1]))
        print(json.dumps({"roc_auc": roc_auc_score(y, s), "log_loss": log_loss(y, s), "brier": brier_score_loss(y, s)}))
        """;

    /// <summary>Asserts that the assessed figures are scikit-learn's on the same rows to 1e-9; scores are floats, widened.</summary>
    public static async Task Agrees(Walked walked)
    {
        using var scratch = new Scratch();
        var file = scratch.At("scores.json");
        object[] both = [walked.Labels.Select(l => (int)l), walked.Scores.Select(s => (double)s)];
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(both));
        var ran = (await Catalogue.Run("/usr/bin/python3", scratch.Folder, "-c", Script, file)).Ended(0);
        foreach (var metric in JsonDocument.Parse(ran.Output).RootElement.EnumerateObject())
            Assert.Equal(metric.Value.GetDouble(), walked.Value($"predict/{metric.Name}"), 1e-9);
    }
}

namespace Practicum.Cli.Tests;

/// <summary><c>practicum grade</c> as people run it: figures on standard output, messages on standard error, exit codes of formats §8.</summary>
public sealed class GradeTests : IDisposable
{
    private const string Answers = "id,label,area\nr1,1,n\nr2,0,n\nr3,1,s\nr4,0,s\nr5,1,s\n";
    private const string Predictions = "score,id\n0.4,r5\n0.1,r4\n0.8,r3\n0.45,r2\n0.9,r1\n";

    private readonly Shell _shell = new();

    public GradeTests()
    {
        _shell.Write("answers.csv", Answers);
        _shell.Write("predictions.csv", Predictions);
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Figures_stand_in_lines_that_are_aligned()
    {
        var ran = (await Grade()).Ended(0);
        Assert.Equal("", ran.Error);
        Assert.Equal(
            """
            5 rows, 3 positive, threshold 0.5

            metric              value   95 % interval      method            rows
            roc_auc            0.8333   none, because too few: 2 negative labels, at least 10 are needed
            average_precision  0.9167   none, because too few: 2 negative labels, at least 10 are needed
            log_loss           0.3896   none, because too few: 2 negative labels, at least 10 are needed
            brier              0.1245   none, because too few: 2 negative labels, at least 10 are needed
            accuracy           0.8000   0.2836 to 0.9949   clopper-pearson      5
            precision          1.0000   0.1581 to 1.0000   clopper-pearson      2
            recall             0.6667   0.0943 to 0.9916   clopper-pearson      3
            f1                 0.8000   none, because too few: 2 negative labels, at least 10 are needed
            ece                0.1100   none, because too few: 2 negative labels, at least 10 are needed

            """,
            ran.Out);
    }

    [Fact]
    public async Task Machines_get_json_with_estimates_as_in_an_assessment()
    {
        var json = (await Grade("--json", "--metrics", "roc_auc,recall,mcc", "--slice", "area", "--min", "roc_auc=0.5", "--max", "mcc=1")).Ended(0).Json;
        Assert.Equal("grade/v1", json.GetProperty("grade").GetString());
        Assert.Equal(["roc_auc", "recall", "mcc"], json.GetProperty("metrics").EnumerateObject().Select(p => p.Name));
        var recall = json.GetProperty("metrics").GetProperty("recall");
        Assert.Equal(2.0 / 3, recall.GetProperty("value").GetDouble(), 15);
        Assert.Equal("clopper-pearson", recall.GetProperty("interval").GetProperty("method").GetString());
        Assert.Equal(3, recall.GetProperty("count").GetInt64());
        Assert.Equal(["n", "s"], json.GetProperty("slices").EnumerateArray().Select(s => s.GetProperty("value").GetString()));
        Assert.Equal([true, true], json.GetProperty("gates").EnumerateArray().Select(g => g.GetProperty("met").GetBoolean()));
    }

    [Theory]
    [InlineData("--min roc_auc=0.9", "The gate was not met: roc_auc is 0.833333, wanted at least 0.9.\n")]
    [InlineData("--max log_loss=0.1 --max brier=0.2", "The gate was not met: log_loss is 0.389598, wanted at most 0.1.\n")]
    [InlineData("--threshold 2 --min precision=0.5", "The gate was not met: precision is undefined.\n")]
    public async Task A_gate_that_is_not_met_ends_with_code_three(string options, string said)
    {
        var ran = (await Grade(options.Split(' '))).Ended(3);
        Assert.Equal(said, ran.Error);
        Assert.StartsWith("5 rows, 3 positive", ran.Out);
    }

    [Theory]
    [InlineData("--metrics roc_acu", "No binary metric 'roc_acu'. Nearest: 'roc_auc'. All: roc_auc, ")]
    [InlineData("--min roc_auc", "--min must be a metric and a number such as roc_auc=0.7. Found 'roc_auc'.")]
    [InlineData("--max rmse=3", "No binary metric 'rmse'.")]
    [InlineData("--task regresion", "--task must be binary, multiclass or regression. Found 'regresion'. Nearest: 'regression'.")]
    [InlineData("--task regression --positive yes", "--positive is for --task binary only.")]
    [InlineData("--metrics recall --min f1=0.5", "--min f1: the metric is not among --metrics.")]
    [InlineData("--bootstrap 5", "--bootstrap must be a whole number from 100 to 100,000. Found '5'.")]
    [InlineData("--threshold high", "--threshold must be a number. Found 'high'.")]
    [InlineData("--separator ab", "--separator must be one ASCII character but a quote, or tab. Found 'ab'.")]
    public async Task Wrong_usage_is_told_with_the_nearest_right_word(string options, string said)
    {
        var ran = (await Grade(options.Split(' '))).Ended(2);
        Assert.Equal("", ran.Out);
        Assert.StartsWith(said, ran.Error);
        Assert.EndsWith("practicum --help tells what there is.\n", ran.Error);
    }

    [Fact]
    public async Task Mistakes_end_with_code_one_in_words_and_as_json()
    {
        _shell.Write("predictions.csv", "id;score\nr1;0.5\nr1;2\nr9;x\n");
        var ran = (await Grade("--separator", ";")).Ended(1);
        Assert.Equal("", ran.Out);
        Assert.Equal("answers.csv:1: PR-CSV-012: Column 'id' is missing; found 'id,label,area'. The header is one cell; is the separator ','?", ran.Error.Split('\n')[0]);
        _shell.Write("answers.csv", Answers.Replace(',', ';'));
        ran = (await Grade("--separator", ";")).Ended(1);
        Assert.Equal(
            """
            predictions.csv:3: PR-GRADE-011: 1 row repeats an id: 'r1' on lines 2 and 3.
            answers.csv:3: PR-GRADE-012: 4 ids without a prediction: 'r2' on line 3, 'r3' on line 4, 'r4' on line 5, … Nearest: 'r9'.
            predictions.csv:4: PR-GRADE-013: 1 id that the answers do not have: 'r9' on line 4. Nearest: 'r2'.
            predictions.csv:4: PR-GRADE-024: 1 cell is no number in column 'score': 'x' on line 4.
            4 mistakes. Nothing was graded.

            """,
            ran.Error);
        var json = (await Grade("--separator", ";", "--json")).Ended(1).Json;
        Assert.Equal(["PR-GRADE-011", "PR-GRADE-012", "PR-GRADE-013", "PR-GRADE-024"], json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Slices_classes_and_numbers_are_printed_apart()
    {
        var ran = (await Grade("--slice", "area", "--metrics", "accuracy")).Ended(0);
        Assert.Contains("\narea n: 2 rows, 1 positive, threshold 0.5\n", ran.Out);
        ran = (await Grade("--task", "multiclass", "--label", "area", "--score", "score")).Ended(0);
        Assert.StartsWith("Note: 5 predicted classes are no label of the answers: ", ran.Error);
        Assert.StartsWith("5 rows, 7 classes\n", ran.Out);
        ran = (await Grade("--task", "regression", "--bootstrap", "100")).Ended(0);
        Assert.StartsWith("5 rows, 100 resamples of rows with seed 1\n", ran.Out);
        Assert.Contains("rmsle", ran.Out);
    }

    [Fact]
    public async Task A_note_on_scores_stands_on_standard_error()
    {
        _shell.Write("predictions.csv", Predictions.Replace("0.9,", "1.9,", StringComparison.Ordinal));
        var ran = (await Grade()).Ended(0);
        Assert.Equal("Note: 1 of 5 scores lie outside 0 to 1, the first is 1.9 on line 6 of predictions.csv: metrics of probabilities are undefined.\n", ran.Error);
        Assert.Contains("\nlog_loss           undefined, because a score lies outside 0 to 1\n", ran.Out);
    }

    private Task<Ran> Grade(params string[] more) => _shell.Run(["grade", "answers.csv", "predictions.csv", .. more]);
}

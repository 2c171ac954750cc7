namespace Practicum.Runner.Runs.Answers;

/// <summary>
/// What may be told of a bad end on rows that the intern must not see: the code and a fixed sentence. A value, the number of a row, a shape, what ONNX
/// Runtime said or what the process printed could each be made to hold a hidden value.
/// </summary>
internal static class HiddenRows
{
    // The number with which a process ends is its own to choose, except where a signal ended it: 128 + ILL, TRAP, ABRT, BUS, FPE, KILL, SEGV, SYS.
    private static readonly ImmutableArray<int> Signals = [132, 133, 134, 135, 136, 137, 139, 159];

    private const string Models = "PR-MODEL-", Cages = "PR-CAGE-";

    private static readonly Dictionary<int, string> Sentences = new()
    {
        [23] = "On hidden rows the output is not a float tensor.",
        [24] = "On hidden rows the output has another shape than [N], [N, 1] or [N, 2].",
        [30] = "The model fails on some hidden rows, although it ran on training rows; let it take every value that a column may have, missing ones included.",
        [31] = "On hidden rows the model does not give one score a row.",
        [32] = "The model gives NaN or an infinite score for a hidden row, expected a finite probability; missing values reach the model as NaN, so replace them inside the graph.",
        [33] = "The model gives a score outside 0 to 1 for a hidden row; if the output is a logit, add a Sigmoid.",
        [35] = "A column that the model takes as int64 has a missing value among the hidden rows; export the input as float.",
        [36] = "A column that the model takes as int64 holds a fraction among the hidden rows; export the input as float.",
        [37] = "A text column of the hidden rows is too long or has too many values for a text input.",
        [38] = "The model is not deterministic: asked again for the same hidden rows in the same batches, it gave other scores. Export it for inference: without dropout, noise or random operators.",
        [39] = "The model's scores depend on a row's neighbours: in another order and other batch sizes, hidden rows got other scores. Compute each score from its own row alone; means and deviations belong into the model as constants from training.",
    };

    /// <summary>The codes that have a sentence of their own here.</summary>
    public static IEnumerable<string> Codes => Sentences.Keys.Select(number => Models + number.ToString("000", CultureInfo.InvariantCulture));

    /// <summary>The same end, told without anything that was computed from hidden rows.</summary>
    /// <param name="outcome">A bad end of a model on hidden rows.</param>
    public static Outcome<T> Told<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Refused refused => new Outcome<T>.Refused(refused.Code, Sentence(refused)) { File = refused.File },
        Outcome<T>.Crashed crashed => new Outcome<T>.Crashed(Signals.Contains(crashed.ExitCode) ? crashed.ExitCode : 1, "") { File = crashed.File },
        _ => outcome,
    };

    /// <summary>A limit of the cage is told as it is: its sentence names the limit alone.</summary>
    private static string Sentence<T>(Outcome<T>.Refused refused) =>
        refused.Code.StartsWith(Cages, StringComparison.Ordinal) ? refused.Reason
        : refused.Code.StartsWith(Models, StringComparison.Ordinal) && int.TryParse(refused.Code[Models.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Sentences.TryGetValue(number, out var sentence) ? sentence
        : "The model could not answer the hidden rows.";
}

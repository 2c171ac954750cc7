using Hostile.Tests.Corpus;
using Practicum.Runner.Grades;
using Practicum.Runner.Runs;

namespace Hostile.Tests;

/// <summary>Does with a case what the command does, within this process: the worker to be.</summary>
internal static class InProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>Whether a case can be done here: what verifies a ledger lives in the command alone.</summary>
    public static bool Takes(Case one) => one.Verb != Verb.Verify;

    /// <summary>Makes a case and does it.</summary>
    public static async Task<Told> RunAsync(Case one, Desk desk)
    {
        using var corner = new Handing(desk);
        one.Make(corner);
        var (path, problems, stop) = (corner.At(corner.Handed), new List<Diagnostic>(), TestContext.Current.CancellationToken);
        switch (one.Verb)
        {
            case Verb.Check:
                problems.AddRange((await SubmissionCheck.RunAsync(path, desk.Workspace, stop, Limit)).Problems);
                break;
            case Verb.Grade:
                Grader.Run(new() { Answers = desk.Answers, Predictions = path }, problems, stop);
                break;
            case Verb.Assess:
                await AssessAsync(path, desk, problems);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(one));
        }

        return Told.By(problems);
    }

    /// <summary>Assesses the honest submission; gives the names of results that are not the same bytes as at the beginning.</summary>
    public static async Task<string[]> NextHonestAsync(Desk desk)
    {
        using var corner = new Handing(desk);
        var problems = new List<Diagnostic>();
        if (await AssessAsync(desk.Shell.At("honest"), desk, problems) is not { } assessed)
            return [string.Join('\n', problems)];
        ResultFiles.Write(corner.At("result"), assessed);
        var now = Desk.ReadResults(corner.At("result"));
        return [.. Desk.Results.Where(name => !now[name].AsSpan().SequenceEqual(desk.Reference[name]))];
    }

    private static async Task<Assessed?> AssessAsync(string path, Desk desk, List<Diagnostic> problems)
    {
        var outcome = await OpenedSubmission.AssessAsync(desk.Pack, path, 3, new() { TimeLimit = Limit }, NoProgress.Instance, problems, TestContext.Current.CancellationToken);
        if (outcome is Outcome<Assessed>.Done(var assessed))
            return assessed;
        if (outcome is not null)
        {
            var sentence = outcome.Sentence;
            var code = sentence.Split(':')[0];
            problems.Add(new(code, new("model"), sentence[(code.Length + 2)..]));
        }

        return null;
    }
}

using System.Diagnostics;
using Hostile.Tests.Corpus;
using Hostile.Tests.Watching;
using Practicum.Cli.Tests;

namespace Hostile.Tests;

/// <summary>Hands a case to the command, and looks at everything that it could have touched.</summary>
internal static class CommandLine
{
    /// <summary>The longest that any of them may take, with room for a busy machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Runs a case in a corner of its own.</summary>
    public static async Task<(Told Told, TimeSpan Took)> RunAsync(Case one, Desk desk)
    {
        using var corner = new Handing(desk);
        one.Make(corner);
        var before = Snapshot.Of(corner.Root);
        var clock = Stopwatch.StartNew();
        using var process = corner.Shell.Start(corner.Environment, corner.Job, Arguments(one, corner));
        Leftovers.Started[process.Id] = true;
        var ending = Shell.End(process);
        if (await Task.WhenAny(ending, Task.Delay(Longest)) != ending)
            process.Kill(entireProcessTree: true);
        var ran = await ending;
        var took = clock.Elapsed;
        var told = Told.By(ran.Code, ran.Out, ran.Error);
        if (took >= Longest)
            told.Faults.Add($"did not end within {Longest.TotalSeconds} s");
        told.Faults.AddRange(before.Differences(Snapshot.Of(corner.Root), ran.Code == 0 ? "job/result" : null));
        told.Faults.AddRange(Spilled(ran.Out + ran.Error));
        if (one.Verb == Verb.Assess && ran.Code == 0)
            told.Faults.AddRange(Report.Faults(File.ReadAllText(corner.At("result", "report.html"))));
        return (told, took);
    }

    /// <summary>Assesses the honest submission; gives the names of results that are not the same bytes as at the beginning.</summary>
    public static async Task<string[]> NextHonestAsync(Desk desk)
    {
        using var corner = new Handing(desk);
        corner.Folder();
        var ran = await corner.Shell.Run(corner.Environment, corner.Job, "assess", desk.Pack, desk.Shell.At("honest"), "--out", "result");
        if (ran.Code != 0)
            return [ran.Error];
        var now = Desk.ReadResults(corner.At("result"));
        return [.. Desk.Results.Where(name => !now[name].AsSpan().SequenceEqual(desk.Reference[name]))];
    }

    private static string[] Arguments(Case one, Handing corner) => one.Verb switch
    {
        Verb.Check => ["check", corner.Handed, "--workspace", corner.Desk.Workspace, "--time-limit", "3"],
        Verb.Assess => ["assess", corner.Desk.Pack, corner.Handed, "--variant", "3", "--out", "result", "--time-limit", "3"],
        Verb.Grade => ["grade", corner.Desk.Answers, corner.Handed],
        _ => ["ledger", "verify", corner.Handed],
    };

    // Secrets that a hostile file may try to have printed.
    private static IEnumerable<string> Spilled(string text)
    {
        foreach (var secret in new[] { "root:x:0:0", "dear diary", "environment of the parent" })
        {
            if (text.Contains(secret, StringComparison.Ordinal))
                yield return $"printed '{secret}'";
        }
    }
}

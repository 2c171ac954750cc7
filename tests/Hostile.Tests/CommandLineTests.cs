using System.Collections.Concurrent;
using Hostile.Tests.Corpus;
using Hostile.Tests.Watching;

namespace Hostile.Tests;

/// <summary>
/// Each case through the command, in a process of its own: the code, the exit code and one line a diagnostic; nothing outside the job touched, no process left,
/// and after each family the honest submission is assessed to the same bytes as before.
/// </summary>
public sealed class CommandLineTests(Desk desk)
{
    public static TheoryData<string> Families => [.. AllCases.Families];

    [Theory]
    [MemberData(nameof(Families))]
    public async Task A_family_is_told_what_it_should_be_and_harms_nobody(string family)
    {
        Leftovers.Begin();
        var (shared, faults) = (Leftovers.Shared(), new ConcurrentBag<string>());
        await Parallel.ForEachAsync(Verdicts.OfFamily(family), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (one, _) =>
        {
            var (told, took) = await CommandLine.RunAsync(one, desk);
            TestContext.Current.SendDiagnosticMessage("{0}", $"{took.TotalMilliseconds,7:0} ms  {one.Id} = {told.Verdict}");
            foreach (var fault in told.Against(one.Expected).Concat(Verdicts.Differs(one, told) is { } other ? [other] : []))
                faults.Add($"{one.Id}: {fault}");
        });
        foreach (var process in await Leftovers.Stubborn())
            faults.Add($"still running: {process}");
        foreach (var left in Leftovers.Shared().Except(shared))
            faults.Add($"left behind: {left}");
        foreach (var name in await CommandLine.NextHonestAsync(desk))
            faults.Add($"the next honest submission has another {name}");
        if (!faults.IsEmpty)
            Assert.Fail(string.Join("\n", faults.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void There_are_many_hostile_cases_and_honest_ones_beside_them()
    {
        Assert.True(AllCases.List.Count(c => c.Expected.ExitCode == 1) >= 200);
        Assert.True(AllCases.List.Count(c => c.Expected.ExitCode == 0) >= 30);
        Assert.Equal(AllCases.List.Count, AllCases.List.Select(c => c.Id).Distinct().Count());
        Assert.Empty(Verdicts.Ids.Except(AllCases.List.Select(c => c.Id)));
    }
}

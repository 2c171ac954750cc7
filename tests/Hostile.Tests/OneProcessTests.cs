using Hostile.Tests.Corpus;
using Hostile.Tests.Watching;

namespace Hostile.Tests;

/// <summary>One process takes everything, hostile and honest, one after the other, as a worker will.</summary>
public sealed class OneProcessTests(Desk desk)
{
    /// <summary>Cases by name (or family, as zip/*), separated by semicolons, for the mutation check; one of each family otherwise.</summary>
    private const string Chosen = "PRACTICUM_CASES";

    private const int Company = 16;
    private const long MostGrowth = 160 << 20;
    private const int MostNewThreads = 12;

    [Fact]
    public async Task A_process_that_took_the_whole_corpus_is_as_it_was_and_still_exact()
    {
        Leftovers.Begin();
        var faults = new List<string>();
        for (var i = 0; i < 3; i++)
            faults.AddRange(await InProcess.NextHonestAsync(desk));
        foreach (var family in AllCases.List.Where(InProcess.Takes).GroupBy(c => c.Family))
            await Take(family.First(), faults);
        var (before, shared) = (Vitals.Take(), Leftovers.Shared());
        using var corner = new TemporaryFolder();
        var count = 0;
        foreach (var one in AllCases.List.Where(InProcess.Takes))
        {
            await Take(one, faults);
            foreach (var left in corner.Entries())
                faults.Add($"{one.Id}: left in the temporary folder: {left}");
            if (++count % Company == 0)
                faults.AddRange((await InProcess.NextHonestAsync(desk)).Select(name => $"{one.Id}: the next honest submission has another {name}"));
        }

        faults.AddRange((await Leftovers.Stubborn()).Select(p => $"still running: {p}"));
        faults.AddRange(Leftovers.Shared().Except(shared).Select(left => $"left behind: {left}"));
        var after = Vitals.Take();
        TestContext.Current.SendDiagnosticMessage("{0}", $"{count} cases: {before.Resident >> 20} → {after.Resident >> 20} MiB, {before.Threads} → {after.Threads} threads");
        if (after.Resident > before.Resident + MostGrowth)
            faults.Add($"memory grew from {before.Resident >> 20} to {after.Resident >> 20} MiB");
        faults.AddRange(before.More(after).Select(d => $"more descriptors: {d}"));
        if (after.Threads > before.Threads + MostNewThreads)
            faults.Add($"threads grew from {before.Threads} to {after.Threads}");
        if (faults.Count > 0)
            Assert.Fail(string.Join('\n', faults));
    }

    [Fact]
    public async Task Chosen_cases_are_told_what_the_list_says()
    {
        var names = Environment.GetEnvironmentVariable(Chosen)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? [.. AllCases.List.Where(InProcess.Takes).GroupBy(c => c.Family).Select(g => g.Last().Id)];
        var faults = new List<string>();
        var cases = names.SelectMany(AllCases.Like).Where(InProcess.Takes).ToArray();
        Assert.NotEmpty(cases);
        foreach (var one in cases)
            await Take(one, faults);
        if (faults.Count > 0)
            Assert.Fail(string.Join('\n', faults));
    }

    private async Task Take(Case one, List<string> faults)
    {
        Told told;
        try
        {
            told = await InProcess.RunAsync(one, desk);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            faults.Add($"{one.Id}: threw {e}");
            return;
        }

        faults.AddRange(told.Against(one.Expected).Concat(Verdicts.Differs(one, told) is { } other ? [other] : []).Select(f => $"{one.Id}: {f}"));
    }
}

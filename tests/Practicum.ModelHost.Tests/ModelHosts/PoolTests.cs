using System.Diagnostics;
using Practicum.Core.Submissions;
using Practicum.ModelHost.Tests.Models;
using Practicum.Runner.ModelHosts;

namespace Practicum.ModelHost.Tests.ModelHosts;

/// <summary>Hosts that were started in advance give the same scores, are used once, and are all gone at the end.</summary>
[Collection("model hosts")]
public sealed class PoolTests : Hosting
{
    private static readonly Table One = Rows(("a", Numbers(0.25, 0.5)));
    private readonly int[] before = Children();

    [Fact]
    public async Task A_warm_host_gives_the_scores_of_a_cold_one_in_a_cage_as_good()
    {
        await using var pool = new ModelHostPool(new(), expected: 1);
        await using var warm = await Started(Some.Logistic([3], -1), ["a"], One, options: new() { Pool = pool });
        await using var cold = await Started(Some.Logistic([3], -1), ["a"], One);
        Assert.Equal(Values(await cold.ScoreAll(One, null, Stop)), Values(await warm.ScoreAll(One, null, Stop)));
        Assert.Equal(cold.Level, warm.Level);
        if (OperatingSystem.IsLinux())
            Assert.Equal(("warm", "cold"), (LastWord(warm.ProcessId), LastWord(cold.ProcessId)));
    }

    [Fact]
    public async Task A_host_is_given_away_once_and_none_outlives_the_pool()
    {
        var seen = new List<int>();
        var pool = new ModelHostPool(new(), expected: 4, spare: 2);
        for (var i = 0; i < 3; i++)
        {
            await using var host = await Started(Some.Echo(-1), ["a"], One, options: new() { Pool = pool });
            seen.Add(host.ProcessId);
            Same([0.25f, 0.5f], await host.ScoreAll(One, null, Stop));
        }

        Assert.Equal(3, seen.Distinct().Count());
        await pool.DisposeAsync();
        Assert.Empty(Children().Except(before));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Start(Some.Echo(-1), ["a"], One, options: new() { Pool = pool }));
    }

    [Fact]
    public async Task A_pool_that_expects_nobody_starts_nothing_and_still_serves()
    {
        await using var pool = new ModelHostPool(new(), expected: 0);
        Assert.Empty(Children().Except(before));
        await using var host = await Started(Some.Echo(-1), ["a"], One, options: new() { Pool = pool });
        Same([0.25f, 0.5f], await host.ScoreAll(One, null, Stop));
    }

    [Fact]
    public async Task A_ready_host_that_was_killed_is_replaced()
    {
        await using var pool = new ModelHostPool(new(), expected: 1);
        var clock = Stopwatch.StartNew();
        while (Children().Except(before).ToArray() is { Length: 0 } && clock.Elapsed < TimeSpan.FromSeconds(30))
            await Task.Delay(20, Stop);
        foreach (var child in Children().Except(before))
        {
            using var process = Process.GetProcessById(child);
            process.Kill();
        }

        await using var host = await Started(Some.Echo(-1), ["a"], One, options: new() { Pool = pool });
        Same([0.25f, 0.5f], await host.ScoreAll(One, null, Stop));
    }

    [Fact]
    public async Task A_pool_whose_hosts_cannot_start_leaves_the_reason_to_who_asks()
    {
        var options = new ModelHostOptions { Folder = Path.GetTempPath() };
        await using var pool = new ModelHostPool(options, expected: 1);
        var outcome = await Start(Some.Echo(-1), ["a"], One, options: options with { Pool = pool });
        Assert.StartsWith("PR-MODEL-004", outcome.Sentence);
    }

    [Fact]
    public async Task The_time_of_a_model_counts_from_its_arrival()
    {
        await using var pool = new ModelHostPool(new(), expected: 1);
        await Task.Delay(1500, Stop);
        await using var host = await Started(Some.Echo(-1), ["a"], One, options: new() { Pool = pool, StartLimit = TimeSpan.FromSeconds(20), SlotLimit = TimeSpan.FromSeconds(1) });
        await Task.Delay(1500, Stop);
        Same([0.25f, 0.5f], await host.ScoreAll(One, null, Stop));
    }

    private static int[] Children() => !OperatingSystem.IsLinux() ? [] :
        [.. Directory.GetDirectories("/proc/self/task").SelectMany(t => File.ReadAllText(Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse)];

    private static string LastWord(int id) => File.ReadAllText($"/proc/{id}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries)[^1];
}

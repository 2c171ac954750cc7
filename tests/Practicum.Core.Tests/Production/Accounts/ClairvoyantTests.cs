using Practicum.Core.Production.Accounts;

namespace Practicum.Core.Tests.Production.Accounts;

public sealed class ClairvoyantTests
{
    private static long[] Line(params (long Value, int Times)[] runs) => [.. runs.SelectMany(r => Enumerable.Repeat(r.Value, r.Times))];

    /// <summary>The worked example of methods.md §2: A, fallback X, R4 (from tick 5), R5 (from tick 6).</summary>
    internal static readonly long[][] Worked = [Line((100, 3), (40, 7)), Line((50, 10)), Line((85, 10)), Line((90, 10))];

    private static readonly ImmutableArray<RetrainedVersion> Retrained = [new(2, 5), new(3, 6)];

    [Fact]
    public void The_worked_example_gives_795_and_its_path()
    {
        var best = Clairvoyant.Solve(Worked, deploy: 0, retrain: 30, Retrained);
        Assert.Equal(795, best.Value);
        Assert.Equal([0, 0, 0, 1, 1, 2, 2, 2, 2, 2], best.Path);
        Assert.Equal([0], best.Retrained);
    }

    [Fact]
    public void A_deploy_cost_of_4_gives_787() => Assert.Equal(787, Clairvoyant.Solve(Worked, 4, 30, Retrained).Value);

    [Fact]
    public void Ties_stay_and_then_take_the_lower_version()
    {
        Assert.Equal([0, 0, 0], Clairvoyant.Solve([[5, 5, 5], [5, 5, 5]], 0).Path);
        Assert.Equal([0, 1, 1], Clairvoyant.Solve([[5, 0, 0], [0, 5, 5], [0, 5, 5]], 0).Path);
    }

    [Fact]
    public void A_switch_before_the_first_tick_is_paid_for()
    {
        var best = Clairvoyant.Solve([[1, 1], [9, 9]], 3);
        Assert.Equal((15L, 1), (best.Value, best.Path[0]));
    }

    [Fact]
    public void Brute_force_over_all_paths_agrees_on_200_random_tables()
    {
        var random = new Chance(11).Stream("tables");
        for (uint table = 0; table < 200; table++)
        {
            uint lane = 0;
            int Draw(int below) => (int)(random.Uniform(table, 0, lane++) * below);
            var (versions, ticks, deploy, retrain) = (2 + Draw(3), 1 + Draw(6), Draw(20), Draw(40));
            var values = Enumerable.Range(0, versions).Select(_ => Enumerable.Range(0, ticks).Select(_ => (long)Draw(100) - 30).ToArray()).ToArray();
            var extra = Enumerable.Range(1, versions - 1).Where(_ => Draw(2) == 0).Select(v => new RetrainedVersion(v, Draw(ticks + 1))).ToImmutableArray();
            var best = Clairvoyant.Solve(values, deploy, retrain, extra);
            Assert.Equal(Brute(values, deploy, retrain, extra), best.Value);
            Assert.Equal(best.Value, Price(values, best.Path, deploy) - (best.Retrained.Length * retrain));
        }
    }

    private static long Price(long[][] values, int[] path, long deploy)
    {
        long sum = 0;
        for (var (k, at) = (0, 0); k < path.Length; at = path[k++])
            sum += values[path[k]][k] - (path[k] == at ? 0 : deploy);
        return sum;
    }

    private static long Brute(long[][] values, long deploy, long retrain, ImmutableArray<RetrainedVersion> extra)
    {
        var (versions, ticks, best) = (values.Length, values[0].Length, long.MinValue);
        for (var code = 0L; code < (long)Math.Pow(versions, ticks); code++)
        {
            var path = new int[ticks];
            for (var (k, rest) = (0, code); k < ticks; k++, rest /= versions)
                path[k] = (int)(rest % versions);
            if (extra.Any(r => path.Where((v, k) => v == r.Version && k < r.Available).Any()))
                continue;
            best = Math.Max(best, Price(values, path, deploy) - (extra.Count(r => path.Contains(r.Version)) * retrain));
        }

        return best;
    }
}

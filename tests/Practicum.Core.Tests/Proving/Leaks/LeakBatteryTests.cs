using Practicum.Core.Proving.Leaks;

namespace Practicum.Core.Tests.Proving.Leaks;

/// <summary>Whether the attacks keep their level and have their power, by simulation (methods §13).</summary>
public sealed class LeakBatteryTests
{
    [Fact]
    public void Without_a_leak_every_family_is_standard_normal()
    {
        // 120 worlds without a leak. Attacks of one family overlap, so that the spread of a family is known to about 1/√(2 · 120) even if they were all the same.
        var byFamily = new Dictionary<string, List<double>>();
        for (var run = 0; run < 120; run++)
        {
            var files = MadeFiles.Of(3_000, (ulong)(1_000 + run));
            foreach (var result in LeakBattery.Run(LeakBattery.Of(files), files).Where(r => r.Tried))
            {
                if (!byFamily.TryGetValue(result.Family, out var list))
                    byFamily.Add(result.Family, list = []);
                list.Add(result.Score.Z);
            }
        }

        Assert.Equal(["category", "duplicate", "format", "gbdt", "id", "order", "rank", "time", "value"], byFamily.Keys.Order(StringComparer.Ordinal));
        Assert.All(byFamily, family =>
        {
            var mean = family.Value.Average();
            var spread = Math.Sqrt(family.Value.Average(z => (z - mean) * (z - mean)));
            Assert.True(Math.Abs(mean) < 0.25 && spread is > 0.85 and < 1.16, $"{family.Key}: mean {mean:0.000}, sd {spread:0.000} of {family.Value.Count}");
        });
        var all = byFamily.Values.SelectMany(z => z).ToArray();
        Assert.InRange(Math.Sqrt(all.Average(z => z * z)), 0.97, 1.03);
        Assert.InRange(all.Count(z => Math.Abs(z) > 1.959964) / (double)all.Length, 0.04, 0.06);
    }

    [Theory]
    [InlineData(8_000, 0.03, 2.8, 40)]
    [InlineData(8_000, 0.05, 4.4, 40)]
    [InlineData(200_000, 0.02, 9.7, 4)]
    [InlineData(200_000, 0.01, 4.0, 4)]
    public void A_column_that_copies_the_label_is_found_as_strongly_as_stated(int rows, double share, double stated, int runs)
    {
        // Stated values (methods §13) are of single worlds, so each has an error of 1; here the mean of some worlds.
        var z = Enumerable.Range(0, runs).Average(run => Extra(rows, share, (ulong)(50 + run)).Score.Z);
        Assert.InRange(z, stated - 1.2, stated + 1.2);
    }

    [Fact]
    public void Trees_on_everything_see_a_copy_less_well_than_its_own_column_does()
    {
        // Methods §13: 5 % copied, 8,000 rows: column 4.4, trees 1.1.
        var trees = Enumerable.Range(0, 10).Average(run =>
        {
            var files = MadeFiles.Of(8_000, (ulong)(300 + run), MadeFiles.Copy(0.05, (ulong)(300 + run)));
            return LearnerAttack.Of(files).Run(files).Score.Z;
        });
        Assert.InRange(trees, 0.3, 2.5);
    }

    [Fact]
    public void The_smallest_leak_that_a_proof_states_is_found_four_times_in_five()
    {
        const int Rows = 6_000, Worlds = 300;
        var files = MadeFiles.Of(Rows, 1);
        var threshold = LeakProof.ThresholdOf(300);
        var family = LeakFamily.Of("value", [LeakBattery.Run(ColumnAttacks.Of(files, new("age", FieldKind.Number)), files).First(r => r.Family == "value")], files, threshold);
        var found = Enumerable.Range(0, Worlds).Count(run => Math.Abs(Extra(Rows, family.CopyShare, (ulong)(10_000 + run)).Score.Z) > threshold);
        Assert.InRange((double)found / Worlds, 0.72, 0.88);
    }

    [Fact]
    public void The_threshold_of_three_hundred_attacks_is_that_of_the_methods() => Assert.Equal(4.65, LeakProof.ThresholdOf(300), 2);

    private static LeakAttackResult Extra(int rows, double share, ulong seed)
    {
        var files = MadeFiles.Of(rows, seed, MadeFiles.Copy(share, seed));
        return ColumnAttacks.Of(files, new("extra", FieldKind.Number)).First(a => a.Family == "value").Run(files);
    }
}

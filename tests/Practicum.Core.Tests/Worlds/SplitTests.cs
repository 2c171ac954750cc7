using Practicum.Core.Worlds;

namespace Practicum.Core.Tests.Worlds;

public sealed class SplitTests
{
    private static readonly ProjectWorld Desk = Declared.Open(Declared.Project());

    [Fact]
    public void Nobody_is_both_in_training_and_in_the_holdout()
    {
        var (train, holdout) = (Desk.Train(), Desk.Holdout());
        var people = train.Rows.Numbers("customer_id").ToDoubles().ToArray().ToHashSet();
        Assert.DoesNotContain(holdout.Rows.Numbers("customer_id").ToDoubles().ToArray(), people.Contains);
        // 4,000 people, each held with probability 0.2: five standard deviations are 3.2 %.
        Assert.Equal(0.2, holdout.Label.Length / (double)(train.Label.Length + holdout.Label.Length), 0.035);
    }

    [Fact]
    public void Row_ids_are_a_permutation_that_does_not_follow_time()
    {
        var (train, holdout) = (Desk.Train(), Desk.Holdout());
        var ids = train.RowId.Concat(holdout.RowId).ToArray();
        Assert.Equal(Enumerable.Range(0, ids.Length), ids.Order());
        double n = train.RowId.Length, mean = ids.Length / 2.0, spread = ids.Length / Math.Sqrt(12);
        var correlation = train.RowId.Select((id, i) => (id - mean) * (i - (n / 2)) / (spread * n / Math.Sqrt(12))).Average();
        Assert.True(Math.Abs(correlation) < 5 / Math.Sqrt(n), $"Correlation {correlation}");
    }

    [Fact]
    public void The_holdout_has_two_halves_by_hash_of_the_row_id()
    {
        Assert.Equal(0.5, Desk.Holdout().Public.Average(p => p ? 1.0 : 0), 0.05);
        Assert.DoesNotContain(true, Desk.Train().Public);
    }

    [Fact]
    public void Rows_stand_in_time_order_and_write_their_time()
    {
        var train = Desk.Train();
        Assert.True(train.Tick.Zip(train.Tick.Skip(1)).All(p => p.First <= p.Second));
        Assert.Equal("2025-01-01T00:00:00Z", train.Time(0));
        Assert.Equal((Declared.Start() + new SimSpan(train.Tick[^1] * 3600L)).ToString(), train.Time(train.Tick.Length - 1));
    }

    [Fact]
    public void Opening_twice_gives_the_same_rows_and_another_secret_gives_others()
    {
        var again = Declared.Open(Declared.Project());
        Assert.Equal(Desk.Train().RowId, again.Train().RowId);
        Assert.Equal(Desk.Holdout().Truth, again.Holdout().Truth);
        var other = ProjectWorld.Open(Declared.Project(), null, [1, 2, 3], 7, []);
        Assert.NotEqual(Desk.Train().Truth![0], other!.Train().Truth![0]);
    }

    [Fact]
    public void A_given_rate_keeps_the_rhythm_of_the_declared_one()
    {
        var slow = ProjectWorld.Open(Declared.Project(), null, Declared.Secret, 7, [], 60)!;
        Assert.Equal(60, slow.RowsPerDay, 1e-9);
        Assert.Equal(300, Desk.RowsPerDay, 4.0);
        // 60 days of Poisson(60 · 0.7 … 60 · 1.3): the sum is within five standard deviations of 3,600.
        Assert.Equal(3_600, slow.Train().Label.Length + slow.Holdout().Label.Length, 300.0);
    }
}

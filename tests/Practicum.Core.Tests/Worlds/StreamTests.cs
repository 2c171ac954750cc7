namespace Practicum.Core.Tests.Worlds;

/// <summary>What a world draws, against the streams of methods §1 read one number at a time.</summary>
public sealed class StreamTests
{
    [Fact]
    public void Streams_give_the_published_numbers()
    {
        Assert.Equal(0.7046512886575671, new Chance(7).Stream("traffic").Uniform(0, 0));
        Assert.Equal(0.673221324971051, new Chance(7).Stream("labels/delay").Uniform(3, 41));
    }

    [Fact]
    public void Rows_ids_labels_and_parameters_come_from_their_named_streams()
    {
        var world = Declared.Open(Declared.Project(Declared.Desk() with { RatePerDay = Declared.Formula("2400") }));
        var seeds = new Chance(Seed("/world/2"));
        var year = world.Year(2, default);
        var (id, label) = (seeds.Stream("column/customer_id/1"), seeds.Stream("label"));
        for (var tick = 0; tick < 50; tick++)
        {
            var rows = year.TickStart[tick + 1] - year.TickStart[tick];
            Assert.Equal(InverseCdf.Poisson(seeds.Stream("traffic").Uniform((uint)tick, 0), 100), rows);
            for (var i = 0; i < rows; i++)
            {
                var row = year.TickStart[tick] + i;
                Assert.Equal(1 + Math.Floor(id.Uniform((uint)tick, (uint)i) * 4000), year.Seen.Numbers("customer_id")[row]);
                Assert.Equal(label.Uniform((uint)tick, (uint)i) < year.Truth![row] ? 1 : 0, year.Label[row]);
            }
        }

        var weight = 0.3 + (0.4 * new Chance(Seed("")).Stream("vary/calls_weight").Uniform(0, 0));
        Assert.Equal("calls_weight", Assert.Single(world.Parameters).Name);
        Assert.Equal(weight, world.Parameters[0].Value, 1e-15);
    }

    /// <summary>Formats §2, written anew with the framework's HMAC.</summary>
    private static ulong Seed(string suffix)
    {
        var text = System.Text.Encoding.UTF8.GetBytes($"{Digest.Of("desk")}/7{suffix}");
        return BitConverter.ToUInt64(System.Security.Cryptography.HMACSHA256.HashData(Declared.Secret, text));
    }
}

namespace Practicum.Numerics.Tests.Primitives;

public class ChanceTests
{
    [Theory] // Random123, kat_vectors, philox4x32 10
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Philox_gives_the_known_answers_of_Random123(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, string expected)
    {
        var (x0, x1, x2, x3) = Philox.Block(c0, c1, c2, c3, k0, k1);
        Assert.Equal(expected, $"{x0:x8} {x1:x8} {x2:x8} {x3:x8}");
    }

    [Fact] // worked values of the method's definition
    public void Streams_are_keyed_by_seed_and_name()
    {
        var traffic = new Chance(7).Stream("traffic");
        Assert.Equal("8f5ee927 9fe0f47d", $"{traffic.Key0:x8} {traffic.Key1:x8}");
        Assert.Equal(0.7046512886575671, traffic.Uniform(0, 0));
        Assert.Equal(0.673221324971051, new Chance(7).Stream("labels/delay").Uniform(3, 41));
    }

    [Fact]
    public void A_filled_run_has_the_same_bits_as_single_numbers()
    {
        var stream = new Chance(11).Stream("traffic");
        foreach (var (length, first) in new[] { (1, 0u), (7, 3u), (8, 0u), (17, uint.MaxValue - 9), (1000, 12u) })
        {
            var run = new double[length];
            var bits = new ulong[length];
            stream.Fill(run, 9, first, 2);
            stream.FillBits(bits, 9, first, 2);
            for (var i = 0; i < length; i++)
            {
                Assert.Equal(stream.Uniform(9, unchecked(first + (uint)i), 2), run[i]);
                var (x0, x1, x2, x3) = Philox.Block(unchecked(first + (uint)(i / 2)), 9, 2, 0, stream.Key0, stream.Key1);
                Assert.Equal(i % 2 == 0 ? (ulong)x1 << 32 | x0 : (ulong)x3 << 32 | x2, bits[i]);
            }
        }
    }

    [Fact]
    public void Uniform_numbers_lie_inside_zero_and_one_and_have_mean_and_variance_of_the_uniform()
    {
        var numbers = new double[200_000];
        new Chance(1).Stream("x").Fill(numbers, 0);
        Assert.All(numbers, u => Assert.InRange(u, double.Epsilon, 1 - 1e-17));
        var mean = numbers.Average();
        Assert.InRange(mean, 0.5 - 4 * Math.Sqrt(1 / 12.0 / numbers.Length), 0.5 + 4 * Math.Sqrt(1 / 12.0 / numbers.Length));
        Assert.InRange(numbers.Select(u => (u - mean) * (u - mean)).Average(), 1 / 12.0 - 1e-3, 1 / 12.0 + 1e-3);
    }
}

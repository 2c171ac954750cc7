using Practicum.Fuzz.Fuzzing;

namespace Practicum.Fuzz.Tests;

/// <summary>The fuzzer finds what is planted, makes it small, and finds nothing where nothing is.</summary>
public sealed class FuzzLoopTests
{
    [Fact]
    public void A_planted_fault_is_found_and_made_as_small_as_it_can_be()
    {
        var loop = new FuzzLoop(new Planted(armed: true), seed: 1);
        loop.Run(200_000);
        var find = Assert.Single(loop.Finds);
        Assert.Contains("InvalidOperationException", find.Wrong, StringComparison.Ordinal);
        Assert.Equal("{{!", System.Text.Encoding.ASCII.GetString(find.Input));
    }

    [Fact]
    public void Where_no_fault_is_planted_none_is_found()
    {
        var loop = new FuzzLoop(new Planted(armed: false), seed: 1);
        loop.Run(20_000);
        Assert.Empty(loop.Finds);
        Assert.Equal(4, loop.Kinds);
    }

    [Fact]
    public void The_same_seed_feeds_the_same_inputs()
    {
        Assert.Equal(Fed(7), Fed(7));
        Assert.NotEqual(Fed(7), Fed(8));

        static string Fed(int seed)
        {
            var fed = new List<string>();
            new FuzzLoop(new Planted(armed: false), seed, input => fed.Add(Convert.ToHexString(input))).Run(300);
            return string.Join(',', fed);
        }
    }

    [Fact]
    public void An_endless_appetite_for_memory_is_a_find()
    {
        var end = Watch.Run(new Hungry(), new byte[10]);
        Assert.StartsWith("Memory", end.Wrong, StringComparison.Ordinal);
    }

    /// <summary>Breaks when two braces and a bang follow each other: three steps, each seen as a new kind of end.</summary>
    private sealed class Planted(bool armed) : ITarget
    {
        public string Name => "planted";

        public IReadOnlyList<byte[]> Seeds() => ["honest input"u8.ToArray()];

        public byte[] Mutate(byte[] parent, byte[] other, Dice dice)
        {
            byte[] copy = [.. parent];
            if (copy.Length > 0)
                copy[dice.Below(copy.Length)] = (byte)(32 + dice.Below(96));
            return copy;
        }

        public string React(byte[] input)
        {
            var reached = input.AsSpan().IndexOf("{{!"u8) >= 0 ? 3 : input.AsSpan().IndexOf("{{"u8) >= 0 ? 2 : input.Contains((byte)'{') ? 1 : 0;
            return reached == 3 && armed ? throw new InvalidOperationException("planted") : $"reached {reached}";
        }
    }

    private sealed class Hungry : ITarget
    {
        public string Name => "hungry";

        public IReadOnlyList<byte[]> Seeds() => [[]];

        public byte[] Mutate(byte[] parent, byte[] other, Dice dice) => parent;

        public string React(byte[] input) => new byte[200 << 20].Length > input.Length ? "fed" : "";
    }
}

namespace Practicum.Fuzz.Fuzzing;

/// <summary>Chance for mutations: the same seed, the same inputs.</summary>
/// <param name="seed">Any number.</param>
public sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>0 to <paramref name="bound"/> − 1; 0 when the bound is not positive.</summary>
    public int Below(int bound) => bound <= 0 ? 0 : _random.Next(bound);

    /// <summary>True once in <paramref name="times"/> times.</summary>
    public bool Once(int times) => _random.Next(times) == 0;

    /// <summary>One of some.</summary>
    public T Of<T>(IReadOnlyList<T> some) => some[_random.Next(some.Count)];

    /// <summary>A number that breaks things more often than others: edges of types, powers of two, small ones.</summary>
    public long Edge()
    {
        var power = 1L << _random.Next(63);
        return _random.Next(8) switch
        {
            0 => 0,
            1 => -1,
            2 => power,
            3 => power - 1,
            4 => -power,
            5 => int.MaxValue + (long)_random.Next(-2, 3),
            6 => long.MaxValue - _random.Next(3),
            _ => _random.Next(300),
        };
    }

    /// <summary>Any bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}

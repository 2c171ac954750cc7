using System.Text;
using Practicum.Numerics.Tables.Csv.Bulk;

namespace Practicum.Numerics.Tests.Tables;

/// <summary>Texts that somebody prepared to collide do so under one key only.</summary>
public sealed unsafe class WordTableTests
{
    private const int Words = 4_000;

    /// <summary>With key 0 the first factor of the product of these words is 0, so that all have the hash 0, whatever their ends.</summary>
    private static readonly byte[][] Prepared = [.. Enumerable.Range(0, Words).Select(i => Colliding(0, i))];

    [Fact]
    public void Words_that_were_prepared_for_one_key_collide_under_it() => Assert.InRange(Table(0, Prepared).LongestWay(), Words - 1, Words);

    [Theory]
    [InlineData(1)]
    [InlineData(0xDEADBEEF)]
    [InlineData(ulong.MaxValue)]
    public void Under_another_key_they_are_spread(ulong key) => Assert.InRange(Table(key, Prepared).LongestWay(), 0, 40);

    [Fact]
    public void Honest_words_are_spread_under_any_key() =>
        Assert.All(new ulong[] { 0, 1, 12_345 }, key => Assert.InRange(Table(key, [.. Enumerable.Range(0, Words).Select(i => Encoding.UTF8.GetBytes($"customer-{i}"))]).LongestWay(), 0, 40));

    [Fact]
    public void What_is_read_does_not_depend_on_the_key()
    {
        var text = "name,n\n" + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"w{i * 7919 % 1_000},{i}\n"));
        var first = (TextColumn)Reading.Good(text)["name"];
        var other = (TextColumn)Reading.Good(text, new() { HashKey = 0x1234_5678_9ABC_DEF0 })["name"];
        Assert.Equal(first.Dictionary, other.Dictionary);
        Assert.Equal(first.Codes.ToArray(), other.Codes.ToArray());
    }

    private static WordTable Table(ulong key, byte[][] words)
    {
        var table = new WordTable(key);
        for (var i = 0; i < words.Length; i++)
        {
            fixed (byte* word = words[i])
            {
                var head = WordTable.Head(word, words[i].Length, true);
                Assert.Equal(i, table.CodeOf(word, words[i].Length, head, table.Hash(word, words[i].Length, head), i));
            }
        }

        return table;
    }

    /// <summary>A word of sixteen bytes whose first eight cancel the first secret of a key: the product is then 0 for every second half.</summary>
    private static byte[] Colliding(ulong key, int number)
    {
        var word = new byte[16];
        BitConverter.TryWriteBytes(word, WordTable.FirstSecret(key) ^ 16UL);
        BitConverter.TryWriteBytes(word.AsSpan(8), (ulong)number + 1);
        return word;
    }
}

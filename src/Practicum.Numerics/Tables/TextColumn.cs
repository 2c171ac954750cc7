namespace Practicum.Numerics.Tables;

/// <summary>Text, dictionary-coded.</summary>
/// <param name="codes">A code per row: an index into <paramref name="dictionary"/>, or −1 for a missing value. The column owns them from now on.</param>
/// <param name="dictionary">The distinct texts, in order of first appearance.</param>
public sealed class TextColumn(int[] codes, ImmutableArray<string> dictionary) : Column
{
    /// <inheritdoc/>
    public override int Length => codes.Length;

    /// <summary>A code per row.</summary>
    public ReadOnlySpan<int> Codes => codes;

    /// <summary>The distinct texts.</summary>
    public ImmutableArray<string> Dictionary => dictionary;

    /// <summary>The text of a row; null when missing.</summary>
    public string? this[int row] => codes[row] < 0 ? null : dictionary[codes[row]];

    /// <inheritdoc/>
    public override bool IsMissing(int row) => codes[row] < 0;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new int[rows.Length];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = codes[rows[i]];
        return new TextColumn(taken, dictionary);
    }

    /// <summary>Codes <paramref name="values"/> by first appearance; null is a missing value.</summary>
    public static TextColumn From(IEnumerable<string?> values)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = ImmutableArray.CreateBuilder<string>();
        var codes = new List<int>();
        foreach (var value in values)
        {
            if (value is null)
            {
                codes.Add(-1);
                continue;
            }

            if (!index.TryGetValue(value, out var code))
            {
                index.Add(value, code = words.Count);
                words.Add(value);
            }

            codes.Add(code);
        }

        return new([.. codes], words.ToImmutable());
    }
}

namespace Practicum.Numerics.Tables;

/// <summary>
/// Text, dictionary-coded. A column that was read keeps its words as UTF-8 and makes strings only when <see cref="Dictionary"/> or a row is asked for; use
/// <see cref="Utf8"/> where a million words are joined or compared. Threads may share it.
/// </summary>
public sealed class TextColumn : Column
{
    private readonly int[] _codes;
    private readonly TextWords _words;

    /// <summary>Makes a column from codes and words.</summary>
    /// <param name="codes">A code per row: an index into <paramref name="dictionary"/>, or −1 for a missing value. The column owns them from now on.</param>
    /// <param name="dictionary">The distinct texts, in order of first appearance.</param>
    public TextColumn(int[] codes, ImmutableArray<string> dictionary)
        : this(codes, codes.Length, new TextWords(dictionary))
    {
    }

    /// <summary>Makes a column of the first <paramref name="length"/> codes.</summary>
    internal TextColumn(int[] codes, int length, TextWords words) => (_codes, Length, _words) = (codes, length, words);

    /// <inheritdoc/>
    public override int Length { get; }

    /// <summary>A code per row, −1 for a missing value.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, Length);

    /// <summary>The distinct texts; the same array at every call.</summary>
    public ImmutableArray<string> Dictionary => _words.Strings;

    /// <summary>How many distinct texts the dictionary has, known without making strings. After <see cref="Take"/> some of them may be in no row.</summary>
    public int Words => _words.Count;

    /// <summary>The text of a row; null when missing.</summary>
    public string? this[int row] => Codes[row] is >= 0 and var code ? Dictionary[code] : null;

    /// <summary>The UTF-8 bytes of the text with a code from 0 to <see cref="Words"/> − 1, without making a string.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such code.</exception>
    public ReadOnlySpan<byte> Utf8(int code) => _words.Utf8(code);

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Codes[row] < 0;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var codes = Codes;
        var taken = new int[rows.Length];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = codes[rows[i]];
        return new TextColumn(taken, taken.Length, _words);
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

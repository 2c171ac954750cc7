namespace Practicum.Core.Planting.Drawing;

/// <summary>Distinct words of a new column, in order of first appearance.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, int> index = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    /// <summary>The word of a code.</summary>
    public string this[int code] => words[code];

    /// <summary>The code of a word.</summary>
    public int Code(string word)
    {
        if (!index.TryGetValue(word, out var code))
        {
            index.Add(word, code = words.Count);
            words.Add(word);
        }

        return code;
    }

    /// <summary>A column of these codes.</summary>
    public TextColumn Column(int[] codes) => new(codes, [.. words]);
}

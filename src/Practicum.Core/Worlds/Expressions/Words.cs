namespace Practicum.Core.Worlds.Expressions;

/// <summary>All texts that a world's expressions mention, coded in order of first mention. Not changed once a world is compiled.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    /// <summary>The text of a code.</summary>
    public string this[int code] => texts[code];

    /// <summary>The code of a text; −1 when no expression mentions it.</summary>
    public int Find(string text) => codes.GetValueOrDefault(text, -1);

    /// <summary>The code of a text, new if need be.</summary>
    public int Code(string text)
    {
        if (!codes.TryGetValue(text, out var code))
        {
            codes.Add(text, code = texts.Count);
            texts.Add(text);
        }

        return code;
    }
}

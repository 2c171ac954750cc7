using System.Text;
using Practicum.Numerics.Wire;

namespace Practicum.Runner.ModelHosts;

/// <summary>
/// Turns a table's text codes into the codes that the host knows, and tells the host new words first. The host's codes only grow;
/// each input has its own.
/// </summary>
internal sealed class WordSender(HostProcess process, int inputs)
{
    private readonly Dictionary<string, int>?[] known = new Dictionary<string, int>?[inputs];
    private readonly (ImmutableArray<string> Dictionary, int[] Codes)[] last = new (ImmutableArray<string>, int[])[inputs];
    private readonly FrameWriter writer = new();

    /// <summary>Translates rows of a column; gives why it cannot, or null. Missing values become −1, the empty text.</summary>
    public Refusal? Translate(int input, string name, TextColumn column, int start, Span<int> target)
    {
        if (last[input].Dictionary != column.Dictionary)
        {
            if (Learn(input, name, column.Dictionary) is { } refusal)
                return refusal;
        }

        var codes = column.Codes.Slice(start, target.Length);
        var map = last[input].Codes;
        for (var i = 0; i < target.Length; i++)
            target[i] = codes[i] < 0 ? -1 : map[codes[i]];
        return null;
    }

    private Refusal? Learn(int input, string name, ImmutableArray<string> dictionary)
    {
        var codes = known[input] ??= new(StringComparer.Ordinal);
        var map = new int[dictionary.Length];
        var more = new List<string>();
        for (var i = 0; i < map.Length; i++)
        {
            if (!codes.TryGetValue(dictionary[i], out map[i]))
            {
                if (dictionary[i].Length > WordList.MaxWord / 4 && Encoding.UTF8.GetByteCount(dictionary[i]) > WordList.MaxWord)
                    return new("PR-MODEL-037", $"Column '{name}' holds a text of more than {WordList.MaxWord} bytes, which no text input takes.");
                codes.Add(dictionary[i], map[i] = codes.Count);
                more.Add(dictionary[i]);
            }
        }

        if (codes.Count > WordList.MaxWords)
            return new("PR-MODEL-037", $"Column '{name}' has more than {WordList.MaxWords} distinct texts, which makes it an identifier, not a feature.");
        last[input] = (dictionary, map);
        var rest = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(more);
        while (!rest.IsEmpty)
        {
            process.Frames.Write(WordList.Write(writer, input, rest, out var taken));
            rest = rest[taken..];
        }

        return null;
    }
}

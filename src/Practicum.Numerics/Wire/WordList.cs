namespace Practicum.Numerics.Wire;

/// <summary>More words of a text input. Codes of an input count on from what was sent before.</summary>
/// <param name="Input">Index of the input in the plan.</param>
/// <param name="Words">The words, in order of their codes.</param>
public sealed record WordList(int Input, ImmutableArray<string> Words)
{
    /// <summary>Longest word, in UTF-8 bytes.</summary>
    public const int MaxWord = 65_536;

    /// <summary>Most words one input may ever get: a column with more distinct texts is an identifier, not a feature.</summary>
    public const int MaxWords = 1_000_000;

    /// <summary>Writes as many of <paramref name="words"/> as fit into one frame; the caller goes on with the rest.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="input">Index of the input in the plan.</param>
    /// <param name="words">The words; none longer than <see cref="MaxWord"/>.</param>
    /// <param name="taken">How many were taken; at least one, unless there are none.</param>
    public static ReadOnlyMemory<byte> Write(FrameWriter writer, int input, ReadOnlySpan<string> words, out int taken)
    {
        writer.Begin(FrameKind.Words).Int32(input);
        taken = 0;
        while (taken < words.Length && writer.Length < Frame.MaxPayload - MaxWord - 8)
            writer.Text(words[taken++]);
        return writer.End();
    }

    /// <summary>Reads a payload; null when it is malformed.</summary>
    public static WordList? Read(ReadOnlySpan<byte> payload)
    {
        var reader = new FrameReader(payload);
        var input = reader.Int32(0, 10_000);
        var words = ImmutableArray.CreateBuilder<string>();
        while (reader.Good && !reader.Ended)
            words.Add(reader.Text(MaxWord));
        return reader.Good ? new(input, words.ToImmutable()) : null;
    }
}

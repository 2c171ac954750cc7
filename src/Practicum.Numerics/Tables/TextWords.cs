using System.Runtime.InteropServices;
using System.Text;

namespace Practicum.Numerics.Tables;

/// <summary>
/// The distinct texts of a column, kept as strings, as UTF-8 bytes laid end to end, or as both: the form that is missing is made once, when it is first asked for.
/// Threads may share it.
/// </summary>
internal sealed class TextWords
{
    private string[]? _strings;
    private Bytes? _bytes;

    /// <summary>From strings.</summary>
    public TextWords(ImmutableArray<string> words)
    {
        _strings = ImmutableCollectionsMarshal.AsArray(words) ?? [];
        Count = _strings.Length;
    }

    /// <summary>From valid UTF-8: word <c>i</c> lies before <c>ends[i]</c> and after the end of the word before it. Both arrays are owned from now on.</summary>
    public TextWords(byte[] text, int[] ends)
    {
        _bytes = new(text, ends);
        Count = ends.Length;
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>As strings; the same array at every call.</summary>
    public ImmutableArray<string> Strings => ImmutableCollectionsMarshal.AsImmutableArray(_strings ?? Publish(ref _strings, Decode(_bytes!)));

    /// <summary>The bytes of one word.</summary>
    public ReadOnlySpan<byte> Utf8(int code)
    {
        var bytes = _bytes ?? Publish(ref _bytes, Encode(_strings!));
        var start = code == 0 ? 0 : bytes.Ends[code - 1];
        return bytes.Text.AsSpan(start, bytes.Ends[code] - start);
    }

    private static T Publish<T>(ref T? place, T made)
        where T : class => Interlocked.CompareExchange(ref place, made, null) ?? made;

    private static string[] Decode(Bytes bytes)
    {
        var strings = new string[bytes.Ends.Length];
        var start = 0;
        for (var code = 0; code < strings.Length; code++)
        {
            strings[code] = Encoding.UTF8.GetString(bytes.Text, start, bytes.Ends[code] - start);
            start = bytes.Ends[code];
        }

        return strings;
    }

    private static Bytes Encode(string[] strings)
    {
        var ends = new int[strings.Length];
        var total = 0;
        for (var code = 0; code < ends.Length; code++)
            ends[code] = total = checked(total + Encoding.UTF8.GetByteCount(strings[code]));
        var text = new byte[total];
        for (var code = 0; code < ends.Length; code++)
            Encoding.UTF8.GetBytes(strings[code], text.AsSpan(code == 0 ? 0 : ends[code - 1]));
        return new(text, ends);
    }

    private sealed record Bytes(byte[] Text, int[] Ends);
}

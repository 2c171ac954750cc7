using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Practicum.Runner.Workspaces;

/// <summary>Writes values as YAML that our own reader and any other read alike.</summary>
internal static class YamlText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text in double quotes, with the escapes of JSON.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    /// <summary>A text bare when it is a plain word, else in double quotes.</summary>
    public static string Word(string text)
    {
        var plain = text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
            && text.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n");
        return plain ? text : Quoted(text);
    }

    /// <summary>A number in its shortest exact form.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A flow list of words.</summary>
    public static string Words(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Word))}]";

    /// <summary>UTF-8 without a mark.</summary>
    public static byte[] Bytes(string text) => new UTF8Encoding(false).GetBytes(text);
}

using System.Text;

namespace Practicum.Runner.Workspaces.Starter;

/// <summary>The files of a workspace's folder <c>starter/</c>: a Python script and its exporter, a notebook, a recipe and a page that explains them.</summary>
public static class StarterFiles
{
    private static readonly ImmutableArray<string> Names = ["README.md", "recipe.yaml", "starter.ipynb", "to_onnx.py", "train.py"];

    /// <summary>All files by name, as UTF-8; the recipe names every feature of <paramref name="schema"/>.</summary>
    public static ImmutableArray<(string Name, byte[] Content)> For(Schema schema) => [.. Names.Select(name => (name, Encoding.UTF8.GetBytes(Fill(name, Read(name), schema))))];

    private static string Fill(string name, string text, Schema schema) => name != "recipe.yaml"
        ? text
        : text.Replace("FEATURES", string.Join(", ", schema.Fields.Where(field => field.Role == FieldRole.Feature).Select(field => Plain(field.Name))), StringComparison.Ordinal);

    /// <summary>A column's name as YAML: bare when it is a word that YAML cannot take for anything else, else in double quotes.</summary>
    private static string Plain(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') && name.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n")
            ? name
            : "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Read(string name)
    {
        using var stream = typeof(StarterFiles).Assembly.GetManifestResourceStream("starter/" + name) ?? throw new InvalidOperationException($"The starter file '{name}' is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

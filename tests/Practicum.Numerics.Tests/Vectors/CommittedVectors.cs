using System.Text.Json;

namespace Practicum.Numerics.Tests.Vectors;

/// <summary>
/// Numbers of other tools, committed beside the script that made them: <c>NAME.json</c> by <c>NAME.py</c> or <c>NAME.R</c> in this folder. Every file has a
/// <c>versions</c> object that names the tools.
/// </summary>
public static class CommittedVectors
{
    /// <summary>Reads <c>NAME.json</c>.</summary>
    /// <exception cref="InvalidDataException">It does not say which versions made it.</exception>
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(), name + ".json")));
        return document.RootElement.TryGetProperty("versions", out _) ? document.RootElement.Clone() : throw new InvalidDataException($"{name}.json does not name the versions that made it.");
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Practicum.slnx")))
                return Path.Combine(folder.FullName, "tests", "Practicum.Numerics.Tests", "Vectors");
        }

        throw new DirectoryNotFoundException("There is no Practicum.slnx above the tests.");
    }
}

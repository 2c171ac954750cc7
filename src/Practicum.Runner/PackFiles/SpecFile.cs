namespace Practicum.Runner.PackFiles;

/// <summary>Loads the bytes of one written file.</summary>
internal static class SpecFile
{
    /// <summary>The bytes, at most one more than YAML's limit; null with a diagnostic when there is no such file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">How its author knows it.</param>
    /// <param name="code">Code of the diagnostic.</param>
    /// <param name="problems">Takes the diagnostic.</param>
    public static byte[]? Load(string path, string name, string code, List<Diagnostic> problems)
    {
        if (!File.Exists(path))
        {
            problems.Add(new(code, new(name), $"The file '{name}' is not there."));
            return null;
        }

        using var stream = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(stream.Length, Yaml.YamlLimits.Bytes + 1)];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

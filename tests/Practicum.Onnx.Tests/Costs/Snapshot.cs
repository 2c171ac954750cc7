namespace Practicum.Onnx.Tests.Costs;

/// <summary>Committed text that a test makes. To write it anew: <c>PRACTICUM_WRITE_REFERENCE=1</c>.</summary>
internal static class Snapshot
{
    /// <summary>The text is the committed one.</summary>
    public static void Equal(string name, string text)
    {
        var path = Vectors.Path(name);
        if (Environment.GetEnvironmentVariable("PRACTICUM_WRITE_REFERENCE") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{name} is not there; run the tests with PRACTICUM_WRITE_REFERENCE=1.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}

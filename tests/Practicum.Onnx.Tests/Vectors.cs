using System.Runtime.CompilerServices;

namespace Practicum.Onnx.Tests;

/// <summary>Committed files beside the tests, and Debian's official ONNX test models.</summary>
internal static class Vectors
{
    /// <summary>Where Debian's libonnx-testdata puts the official models.</summary>
    public const string Official = "/usr/share/libonnx-testdata/data";

    /// <summary>The folder of the tests' sources.</summary>
    public static string Tests { get; } = System.IO.Path.GetDirectoryName(Here())!;

    /// <summary>A file under Vectors.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Tests, "Vectors", name);

    /// <summary>An official model (<c>node/test_abs/model.onnx</c>), or one of ours (<c>exports/mlp.onnx</c>).</summary>
    public static byte[] Model(string name)
    {
        var path = name.StartsWith("exports/", StringComparison.Ordinal) ? Path(name) : System.IO.Path.Combine(Official, name);
        Assert.True(File.Exists(path), $"{name} is missing; the official models come with Debian's package libonnx-testdata.");
        return File.ReadAllBytes(path);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}

using System.Diagnostics;

namespace House.Tests;

/// <summary>What the build says when something that it needs is missing, tried on copies of its own files.</summary>
public sealed class BuildReachTests : IDisposable
{
    private const string Fetching = "#!/bin/sh\nmkdir -p node_modules\ntouch node_modules/.package-lock.json\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_npm_the_build_says_what_to_install()
    {
        Copy("native/native.proj", "native/native.proj");
        File.WriteAllText(Path.Combine(_folder, "native", "package-lock.json"), "{}");
        Assert.Contains("error PR-BUILD-001: npm was not found", Build("native/native.proj", "Packages", Npm("#!/bin/sh\nexit 127\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void When_npm_fails_the_build_says_with_which_code()
    {
        Copy("native/native.proj", "native/native.proj");
        File.WriteAllText(Path.Combine(_folder, "native", "package-lock.json"), "{}");
        Assert.Contains("error PR-BUILD-002: npm ci in native/ ended with code 7", Build("native/native.proj", "Packages", Npm("#!/bin/sh\nexit 7\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_without_onnx_runtime_is_named()
    {
        Project("<RuntimeIdentifier>freebsd-x64</RuntimeIdentifier>");
        Assert.Contains("error PR-BUILD-003: onnxruntime-node holds no ONNX Runtime for 'freebsd-x64'", Build("some.proj", "PlaceOnnxRuntime", Npm(Fetching)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_npm_did_not_bring_is_named()
    {
        Project("<RuntimeIdentifier>linux-x64</RuntimeIdentifier>");
        Assert.Contains("error PR-BUILD-004: ONNX Runtime's library is missing at", Build("some.proj", "PlaceOnnxRuntime", Npm(Fetching)), StringComparison.Ordinal);
    }

    private void Project(string properties)
    {
        Copy("native/native.proj", "native/native.proj");
        Copy("eng/Native.targets", "eng/Native.targets");
        File.WriteAllText(Path.Combine(_folder, "native", "package-lock.json"), "{}");
        Directory.CreateDirectory(Path.Combine(_folder, "native", "node_modules"));
        File.WriteAllText(Path.Combine(_folder, "some.proj"), $"""
            <Project>
              <PropertyGroup><PlacesOnnxRuntime>true</PlacesOnnxRuntime>{properties}</PropertyGroup>
              <Import Project="eng/Native.targets" />
            </Project>
            """);
    }

    private void Copy(string from, string to)
    {
        var target = Path.Combine(_folder, to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(Repository.Root, from), target);
    }

    /// <summary>A folder with another npm, to stand first on the path.</summary>
    private string Npm(string script)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "tools")).FullName;
        var path = Path.Combine(folder, "npm");
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    private string Build(string project, string target, string tools)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, $"-t:{target}", "-nologo", "-nodeReuse:false"]) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{tools}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.NotEqual(0, process.ExitCode);
        return said;
    }
}

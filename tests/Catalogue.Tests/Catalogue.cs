using System.Diagnostics;

namespace Catalogue.Tests;

/// <summary>Where packs and shared data lie, and the built command.</summary>
internal static class Catalogue
{
    /// <summary>Root of the repository.</summary>
    public static string Root { get; } = Above(folder => File.Exists(Path.Combine(folder, "Practicum.slnx")))
        ?? throw new InvalidOperationException("The tests do not lie inside the repository.");

    /// <summary>A pack of the product.</summary>
    public static string Project(string id) => Path.Combine(Root, "projects", id);

    /// <summary>A pack that only the tests use.</summary>
    public static string TestPack(string id) => Path.Combine(Root, "tests", "Catalogue.Tests", "packs", id);

    /// <summary>A file of a shared data set: under PRACTICUM_SHARED, or under a folder <c>shared</c> beside or above the repository.</summary>
    public static string Data(string set, string file)
    {
        List<string> roots = [];
        if (Environment.GetEnvironmentVariable("PRACTICUM_SHARED") is { Length: > 0 } named)
            roots.Add(named);
        for (var folder = new DirectoryInfo(Root); folder is not null; folder = folder.Parent)
            roots.Add(Path.Combine(folder.FullName, "shared"));
        return roots.Select(root => Path.Combine(root, "data", set, file)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"The shared data set '{set}' is missing; set PRACTICUM_SHARED.");
    }

    /// <summary>Runs <c>practicum</c> in a process.</summary>
    public static Task<Ran> Practicum(params string[] arguments)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var command = Path.Combine(Root, "src", "Practicum.Cli", "bin", configuration, "net10.0", "practicum.dll");
        Assert.True(File.Exists(command), "Practicum.Cli is not built: build the solution first.");
        return Run("dotnet", Root, [command, .. arguments]);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Ran> Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        start.Environment.Remove("PRACTICUM_SECRET_FILE");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await errors);
    }

    private static string? Above(Func<string, bool> found)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (found(folder.FullName))
                return folder.FullName;
        }

        return null;
    }
}

/// <summary>How a process ended and what it wrote.</summary>
internal sealed record Ran(int Code, string Output, string Errors)
{
    /// <summary>This, when the process ended with the wanted code.</summary>
    public Ran Ended(int code)
    {
        Assert.True(Code == code, $"Ended with {Code} instead of {code}.\n{Output}\n{Errors}");
        return this;
    }
}

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("practicum-catalogue-").FullName;

    public string At(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, true);
}

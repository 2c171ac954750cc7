using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Practicum.Runner.ModelHosts.Processes;

/// <summary>The one place that says how a model host is started: program, arguments, environment, folder. A cage wraps what this gives.</summary>
internal static class HostCommand
{
    private const string Program = "Practicum.ModelHost.dll";

    /// <summary>The command for a host, or <c>PR-MODEL-004</c> when the program is not there. It names no model, no path of a submission and no rows.</summary>
    /// <param name="options">Options.</param>
    /// <param name="words">Arguments of the program.</param>
    public static Outcome<ProcessStartInfo> For(ModelHostOptions options, params IEnumerable<string> words)
    {
        var folder = options.Folder ?? Path.Combine(AppContext.BaseDirectory, "modelhost");
        var program = Path.Combine(folder, Program);
        if (!File.Exists(program))
            return new Outcome<ProcessStartInfo>.Refused("PR-MODEL-004", $"The model host {Program} is missing from {folder}; build or publish Practicum again.");
        if (DotNet() is not { } dotnet)
            return new Outcome<ProcessStartInfo>.Refused("PR-MODEL-004", "The .NET host program was not found beside its runtime; install the .NET 10 runtime, or set DOTNET_ROOT.");
        var start = new ProcessStartInfo(dotnet)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetPathRoot(folder) is { Length: > 0 } root ? root : folder,
        };
        foreach (var argument in words.Prepend(program).Prepend("exec"))
            start.ArgumentList.Add(argument);
        SetEnvironment(start.Environment);
        return new Outcome<ProcessStartInfo>.Done(start);
    }

    private static void SetEnvironment(IDictionary<string, string?> environment)
    {
        var system = OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable("SystemRoot") : null;
        environment.Clear();
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        if (system is not null)
            environment["SystemRoot"] = system;
    }

    private static string? DotNet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var roots = new[]
        {
            Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")),
            Environment.GetEnvironmentVariable("DOTNET_ROOT"),
        };
        return roots.Where(r => !string.IsNullOrEmpty(r)).Select(r => Path.Combine(r!, name)).FirstOrDefault(File.Exists);
    }
}

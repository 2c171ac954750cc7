using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Practicum.Cli.Tests;

/// <summary>What a run of the command left.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Ran(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public Ran Ended(int code)
    {
        Assert.True(Code == code, $"Exit code {Code}, expected {code}.\n{Out}\n{Error}");
        return this;
    }
}

/// <summary>Runs the built command as people do: a process of its own, in a folder and with a temporary folder that the test can look at.</summary>
internal sealed class Shell : IDisposable
{
    public static string Program { get; } = Find();

    public Shell() => Directory.CreateDirectory(Temporary);

    /// <summary>The folder of the test.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("practicum-cli-").FullName;

    /// <summary>The temporary folder of the processes.</summary>
    public string Temporary => At(".tmp");

    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public Task<Ran> Run(params string[] arguments) => Run(new Dictionary<string, string?>(), null, arguments);

    public async Task<Ran> Run(IReadOnlyDictionary<string, string?> environment, string? folder, params string[] arguments)
    {
        using var process = Start(environment, folder, arguments);
        return await End(process);
    }

    public Process Start(IReadOnlyDictionary<string, string?> environment, string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder ?? Folder };
        foreach (var argument in new[] { "exec", Program }.Concat(arguments))
            start.ArgumentList.Add(argument);
        start.Environment["TMPDIR"] = Temporary;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment.Remove("PRACTICUM_SECRET_FILE");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static async Task<Ran> End(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Nothing lies in the temporary folder, no half file anywhere, and no model host lives that was started on a file of this test.</summary>
    public void LeftNothing()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.part", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder, ".practicum-*", SearchOption.AllDirectories));
        Assert.Empty(Hosts());
    }

    /// <summary>Model hosts of this tree whose command is gone: a host is told no path, so that it is known by who started it.</summary>
    public static int[] Hosts()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
            return [];
        var program = Path.Combine(Path.GetDirectoryName(Program)!, "modelhost");
        for (var patience = 0; ; patience++)
        {
            int[] orphans =
            [
                .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(n => int.Parse(n!))
                    .Where(id => Line(id) is { } line && line.Contains(program, StringComparison.Ordinal) && line.Contains("Practicum.ModelHost.dll", StringComparison.Ordinal))
                    .Where(id => Parent(id) is not { } parent || Line(parent) is not { Length: > 0 } starter || !(starter.Contains("practicum.dll", StringComparison.Ordinal) || starter.Contains(program, StringComparison.Ordinal))),
            ];
            // The kernel ends what its parent leaves behind a moment later.
            if (orphans.Length == 0 || patience == 20)
                return orphans;
            Thread.Sleep(100);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string? Line(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int? Parent(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Find()
    {
        var configuration = typeof(Shell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Configuration").Value!;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = Path.Combine(folder.FullName, "src", "Practicum.Cli", "bin", configuration, "net10.0", "practicum.dll");
            if (File.Exists(program))
                return program;
        }

        throw new InvalidOperationException("The command is not built.");
    }
}

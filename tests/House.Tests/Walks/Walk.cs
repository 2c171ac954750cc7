using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace House.Tests.Walks;

/// <summary>
/// A page of the guide, walked through once in a folder of its own that holds <c>projects/</c>: blocks with a file name are written, <c>bash</c> blocks
/// are run in order, and a <c>text</c> block after one is held against what it printed, numbers and white space aside; <c>…</c> is any number of lines.
/// </summary>
internal sealed partial class Walk
{
    private static readonly ConcurrentDictionary<string, Lazy<Walk>> Walks = new(StringComparer.Ordinal);

    private Walk(string page) => Folder = Path.Combine(Path.GetTempPath(), $"practicum-walk-{Environment.ProcessId}-{Path.GetFileNameWithoutExtension(page)}");

    /// <summary>Where the page was walked.</summary>
    public string Folder { get; }

    /// <summary>What did not go as the page says.</summary>
    public List<string> Surprises { get; } = [];

    /// <summary>How many blocks were run or written.</summary>
    public int Steps { get; private set; }

    /// <summary>The walk of a page; each page is walked once.</summary>
    public static Walk Of(string page) => Walks.GetOrAdd(page, p => new(() => Walked(p))).Value;

    private static Walk Walked(string page)
    {
        var walk = new Walk(page);
        walk.Prepare();
        var said = "";
        foreach (var block in Page.Blocks(Repository.Read(page)))
        {
            if (walk.Surprises.Count > 0)
                break;
            var place = $"{page}:{block.Line}";
            if (block.Language == "text")
                walk.Compare(place, block.Text, said);
            else if (block.File is not null)
                walk.Write(block);
            else if (block.Language == "bash")
                said = walk.Run(place, block.Text);
        }

        return walk;
    }

    private void Prepare()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, true);
        var tools = Directory.CreateDirectory(Path.Combine(Folder, ".tools")).FullName;
        Tool(tools, "practicum", $"exec dotnet '{Repository.AssemblyOf("Practicum.Cli")}' \"$@\"");
        Tool(tools, "python3", "exec /usr/bin/python3 \"$@\"");
        foreach (var file in Repository.Files("projects", "*"))
        {
            var copy = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }
    }

    private static void Tool(string folder, string name, string command)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{command}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void Write(Block block)
    {
        var path = Path.Combine(Folder, block.File!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, block.Text);
        Steps++;
    }

    private string Run(string place, string script)
    {
        var start = new ProcessStartInfo("bash", ["-eu", "-o", "pipefail", "-c", "exec 2>&1\n" + script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["PATH"] = Path.Combine(Folder, ".tools") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment.Remove("PRACTICUM_SECRET_FILE");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        var said = output.Result + errors.Result;
        if (process.ExitCode != 0)
            Surprises.Add($"{place}: ended with code {process.ExitCode}.\n{said}");
        Steps++;
        return said;
    }

    private void Compare(string place, string expected, string said)
    {
        var found = said.Split('\n').Select(Loosely).ToArray();
        var at = 0;
        foreach (var line in expected.Split('\n').Where(l => l.Trim().Length > 0 && l.Trim() != "…"))
        {
            var next = Array.FindIndex(found, at, f => f.Contains(Loosely(line), StringComparison.Ordinal));
            if (next < 0)
            {
                Surprises.Add($"{place}: nothing like '{line.Trim()}' was printed in its place.\n{said}");
                return;
            }

            at = next;
        }
    }

    private static string Loosely(string line) => Spaces().Replace(Numbers().Replace(line, "#"), " ").Trim();

    [GeneratedRegex(@"\u2212?[0-9][0-9,]*(\.[0-9]+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\s─]+")]
    private static partial Regex Spaces();
}

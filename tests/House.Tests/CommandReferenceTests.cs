using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>docs/reference/commands.md is the command line's own help. To write it anew: <c>PRACTICUM_WRITE_REFERENCE=1</c>.</summary>
public sealed partial class CommandReferenceTests
{
    private const string Path = "docs/reference/commands.md";

    [Fact]
    public void The_page_of_commands_is_the_help_of_every_command()
    {
        var page = new StringBuilder("""
            # Commands

            Results go to standard output, messages and progress to standard error. `NO_COLOR` is respected. This page is generated from `--help`.

            | code | when |
            | --- | --- |
            | 0 | done |
            | 1 | what was handed in has errors; each was printed |
            | 2 | wrong usage |
            | 3 | a gate was not met |
            | 70 | our fault |

            """);
        Append(page, []);
        var text = page.ToString();
        if (Environment.GetEnvironmentVariable("PRACTICUM_WRITE_REFERENCE") == "1")
            File.WriteAllText(System.IO.Path.Combine(Repository.Root, Path), text);
        Assert.Equal(text, Repository.Read(Path));
    }

    private static void Append(StringBuilder page, string[] command)
    {
        var help = Help(command);
        page.Append(CultureInfo.InvariantCulture, $"\n## {string.Join(' ', ["practicum", .. command])}\n\n```text\n{help}\n```\n");
        foreach (Capture below in Commands().Match(help + "\n").Groups["name"].Captures)
            Append(page, [.. command, below.Value]);
    }

    private static string Help(string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.AssemblyOf("Practicum.Cli"), .. command, "--help"]) { RedirectStandardOutput = true };
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim();
    }

    [GeneratedRegex(@"\nCommands:\n(?:  (?<name>[a-z][a-z-]*)[^\n]*\n)+")]
    private static partial Regex Commands();
}

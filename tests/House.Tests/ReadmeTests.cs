using System.Diagnostics;
using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>What the README tells people to run exists.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Commands_of_the_build_script_exist()
    {
        var script = Repository.Read("build.cs");
        var named = BuildCommand().Matches(Repository.Read("README.md")).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.Contains("demo", named);
        Assert.Contains("test", named);
        Assert.All(named, n => Assert.Contains($"[\"{n}\", ..", script, StringComparison.Ordinal));
    }

    [Fact]
    public void Commands_of_practicum_exist()
    {
        var documents = Repository.Files("docs/guide", "*.md").Append("README.md");
        var named = documents.SelectMany(d => PracticumCommand().Matches(Repository.Read(d))).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.NotEmpty(named);
        var help = HelpOf();
        Assert.All(named, n => Assert.Matches($@"(?m)^\s+{Regex.Escape(n)}\b", help));
    }

    [Fact]
    public void Files_that_the_readme_links_to_exist()
    {
        var links = Link().Matches(Repository.Read("README.md")).Select(m => m.Groups[1].Value.Split('#')[0])
            .Where(l => l.Length > 0 && !l.Contains("://", StringComparison.Ordinal));
        Assert.All(links, l => Assert.True(File.Exists(Path.Combine(Repository.Root, l)) || Directory.Exists(Path.Combine(Repository.Root, l)), l));
    }

    [Fact]
    public void Ci_runs_the_readmes_test_command() =>
        Assert.Contains("dotnet run build.cs -- test", Repository.Read(".ci/run"), StringComparison.Ordinal);

    private static string HelpOf()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.AssemblyOf("Practicum.Cli"), "--help"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }

    [GeneratedRegex(@"dotnet run build\.cs -- (\w+)")]
    private static partial Regex BuildCommand();

    [GeneratedRegex(@"(?m)^\s*(?:\$ )?practicum (\w+)")]
    private static partial Regex PracticumCommand();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}

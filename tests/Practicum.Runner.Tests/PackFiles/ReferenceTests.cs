using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Practicum.Runner.PackFiles.Reference;

namespace Practicum.Runner.Tests.PackFiles;

public sealed class ReferenceTests
{
    private static readonly string Root = FindRoot();

    /// <summary>To write them anew: <c>PRACTICUM_WRITE_REFERENCE=1</c>.</summary>
    [Fact]
    public void The_reference_files_are_those_that_the_parsers_generate()
    {
        var write = Environment.GetEnvironmentVariable("PRACTICUM_WRITE_REFERENCE") == "1";
        foreach (var (name, text) in SchemaFiles.All)
        {
            var path = Path.Combine(Root, "docs", "reference", name);
            if (write)
                File.WriteAllText(Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName + "/" + name, text);
            Assert.True(File.Exists(path), $"docs/reference/{name} is not there; run the tests with PRACTICUM_WRITE_REFERENCE=1.");
            Assert.Equal(text, File.ReadAllText(path));
        }
    }

    [Fact]
    public void Every_code_that_is_used_is_listed_once()
    {
        var listed = DiagnosticCodes.All.Select(c => c.Code).ToArray();
        Assert.Equal(listed.Distinct(), listed);
        var used = new[] { "PackFiles", "Intake", "Workspaces" }
            .SelectMany(room => Directory.GetFiles(Path.Combine(Root, "src", "Practicum.Runner", room), "*.cs", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) != "DiagnosticCodes.cs")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"(PR-[A-Z]+-[0-9]{3})\"").Select(m => m.Groups[1].Value))
            .ToHashSet();
        Assert.Empty(used.Except(listed));
        Assert.Empty(listed.Where(code => string.CompareOrdinal(code[^3..], "009") > 0).Except(used));
    }

    [Fact]
    public void The_schema_of_a_pack_names_what_must_be_there()
    {
        var schema = JsonNode.Parse(SchemaFiles.All.First(f => f.Name == "project.schema.json").Text)!;
        Assert.Equal(["practicum", "id", "version", "title", "brief", "world", "splits", "tasks"], schema["required"]!.AsArray().Select(n => (string)n!));
        Assert.Equal("project/v1", (string)schema["properties"]!["practicum"]!["const"]!);
        Assert.False((bool)schema["additionalProperties"]!);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Practicum.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not inside the repository.");
        return folder;
    }
}

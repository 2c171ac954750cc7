using System.Text;
using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Worlds;
using Practicum.Runner.PackFiles.Shapes;
using Practicum.Runner.PackFiles.Worlds;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles;

/// <summary>Reads a project pack: a folder with project.yaml and what it names (project/v1, formats §1).</summary>
public static class PackFile
{
    /// <summary>Name of the pack's file.</summary>
    public const string FileName = "project.yaml";

    private const long MostDataBytes = 4L << 30;

    /// <summary>Reads a pack. Every mistake is reported, at its place; the pack is given only when there is none.</summary>
    /// <param name="folder">The pack's folder.</param>
    /// <param name="data">A data file given with <c>--data</c>, in place of the recorded world's own; null takes the one beside project.yaml.</param>
    /// <returns>The project with its brief's text and the digest of its folder, or null; and the diagnostics.</returns>
    public static (Project? Project, ImmutableArray<Diagnostic> Problems) Read(string folder, string? data = null)
    {
        var problems = new List<Diagnostic>();
        var project = Read(folder, data, problems);
        return (problems.Count == 0 ? project : null, [.. problems]);
    }

    /// <summary>Reads a rate such as <c>200/d</c> or <c>20/h</c> as rows per day; false when it is not one.</summary>
    public static bool TryReadRate(string text, out double rowsPerDay) => RateShape.TryPlain(text, out rowsPerDay);

    private static Project? Read(string folder, string? data, List<Diagnostic> problems)
    {
        var bytes = SpecFile.Load(Path.Combine(folder, FileName), FileName, "PR-PACK-008", problems);
        if (bytes is null || YamlReader.Read(bytes, FileName, problems) is not { } root)
            return null;
        var context = new ReadContext("PACK", problems)
        {
            FileExists = name => File.Exists(Path.Combine(folder, name)) || (data is not null && File.Exists(data) && IsData(root, name)),
        };
        ProjectShape.Shape.Read(root, context, out var read);
        context.Finish();
        if (root is SpecMap map && Checkable(read.Project, map, problems) is { } whole)
        {
            WorldCheck.Check(whole, problems);
            FaultCheck.Check(whole, problems);
        }

        if (problems.Count > 0)
            return null;
        var world = read.Project.World;
        if (world is RecordedWorldSpec recorded)
        {
            var file = new FileInfo(data is null ? Path.Combine(folder, recorded.Data) : Path.GetFullPath(data));
            if (file.Length > MostDataBytes)
            {
                problems.Add(new("PR-RUN-002", new(file.Name), "The data are larger than 4 GiB.", Mend: "Keep fewer rows or columns, or write numbers with fewer digits."));
                return null;
            }

            if (data is not null)
                world = recorded with { Data = file.FullName };
        }

        return read.Project with { World = world, Brief = Brief(folder, read.Brief, problems), Digest = FolderDigest.Of(folder) };
    }

    /// <summary>What of a project can be checked as a world, so that its mistakes come at once with those of form: nothing when the world itself is damaged, no production when that is.</summary>
    private static Project? Checkable(Project project, SpecMap root, List<Diagnostic> problems)
    {
        if (Damaged("world") || Damaged("splits"))
            return null;
        project = Damaged("faults") ? project with { Faults = [] } : project;
        return Damaged("production") ? project with { Production = null } : project;

        bool Damaged(string key)
        {
            var at = root.Entries.Select(e => e.Key).ToList().IndexOf(key);
            if (at < 0)
                return key is "world" or "splits";
            var (first, last) = (root.Entries[at].Place.Line, at + 1 < root.Entries.Length ? root.Entries[at + 1].Place.Line : int.MaxValue);
            return problems.Any(p => p.Place.File == FileName && p.Place.Line >= first && p.Place.Line < last);
        }
    }

    private static bool IsData(SpecNode root, string name) =>
        root is SpecMap map && map.Find("world") is SpecMap world && world.Find("data") is SpecScalar data && data.Text == name;

    private static string Brief(string folder, string name, List<Diagnostic> problems)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, name));
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new("PR-PACK-020", new(name), "The brief is not UTF-8 text."));
            return "";
        }
    }
}

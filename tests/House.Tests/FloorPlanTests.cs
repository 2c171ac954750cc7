namespace House.Tests;

/// <summary>Who may know whom. The table is the floor plan; what it does not name is refused.</summary>
public sealed class FloorPlanTests
{
    private static readonly Dictionary<string, string[]> AssembliesAllowed = new()
    {
        ["Practicum.Numerics"] = [],
        ["Practicum.Onnx"] = ["Practicum.Numerics"],
        ["Practicum.Core"] = ["Practicum.Numerics"],
        ["Practicum.ModelHost"] = ["Practicum.Numerics", "Practicum.Onnx"],
        ["Practicum.Runner"] = ["Practicum.Numerics", "Practicum.Onnx", "Practicum.Core"],
        ["Practicum.Cli"] = ["Practicum.Numerics", "Practicum.Onnx", "Practicum.Core", "Practicum.Runner"],
    };

    /// <summary>Rooms of Core in the order in which data flows: a room knows itself and what stands before it.</summary>
    private static readonly string[] CoreRooms = ["Packs", "Worlds", "Planting", "Proving", "Submissions", "Production", "Probes", "Evidence", "Examining", "Profiles", "Programme", "Conformance"];

    private static readonly Dictionary<string, string[]> CoreExceptions = new()
    {
        ["Evidence"] = ["Profiles"],
        ["Examining"] = ["Profiles"],
    };

    public static TheoryData<string> Assemblies => [.. AssembliesAllowed.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_knows_only_the_assemblies_that_the_plan_allows(string assembly)
    {
        var ours = References.Assemblies(Repository.AssemblyOf(assembly)).Where(a => a.StartsWith("Practicum", StringComparison.Ordinal));
        Assert.Empty(ours.Except(AssembliesAllowed[assembly]));
    }

    [Fact]
    public void A_room_of_core_knows_only_itself_and_the_rooms_before_it()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (from, to) in References.Of(Repository.AssemblyOf("Practicum.Core")))
        {
            if (RoomOf(from) is not { } here || RoomOf(to) is not { } there || here == there)
                continue;
            var allowed = Array.IndexOf(CoreRooms, there) < Array.IndexOf(CoreRooms, here) || (CoreExceptions.TryGetValue(here, out var more) && more.Contains(there));
            if (!allowed)
                wrong.Add($"{here} must not know {there}: {from} refers to {to}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Production_and_worlds_do_not_know_that_anybody_is_graded()
    {
        var wrong = References.Of(Repository.AssemblyOf("Practicum.Core"))
            .Where(r => RoomOf(r.From) is "Worlds" or "Production" or "Planting" or "Proving" or "Probes")
            .Where(r => RoomOf(r.To) is "Evidence" or "Profiles" or "Examining");
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_process_that_runs_a_submission_is_not_linked_with_packs_or_answers()
    {
        var known = References.Assemblies(Repository.AssemblyOf("Practicum.ModelHost"));
        Assert.DoesNotContain("Practicum.Core", known);
        Assert.DoesNotContain("Practicum.Runner", known);
        Assert.DoesNotContain("YamlDotNet", known);
    }

    [Theory]
    [InlineData("Practicum.Numerics")]
    [InlineData("Practicum.Onnx")]
    [InlineData("Practicum.Core")]
    public void Pure_assemblies_touch_no_clock_file_process_or_ambient_chance(string assembly)
    {
        string[] banned =
        [
            "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTimeOffset::get_UtcNow", "System.Diagnostics.Stopwatch",
            "System.Diagnostics.Process", "System.Random", "System.Guid::NewGuid", "System.IO.File", "System.IO.Directory", "System.IO.FileStream",
            "System.Environment::GetEnvironmentVariable", "System.Console", "System.Net.", "System.Security.Cryptography.RandomNumberGenerator",
        ];
        var wrong = References.Of(Repository.AssemblyOf(assembly))
            .Where(r => banned.Any(b => r.To == b || r.To.StartsWith(b + "::", StringComparison.Ordinal) || (b.EndsWith('.') && r.To.StartsWith(b, StringComparison.Ordinal))));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Yaml_has_one_home()
    {
        var homes = Repository.Sources.Where(f => Repository.Read(f).Contains("using YamlDotNet", StringComparison.Ordinal));
        Assert.All(homes, f => Assert.StartsWith("src/Practicum.Runner/PackFiles/", f));
    }

    [Fact]
    public void The_plan_finds_what_it_forbids()
    {
        // A positive control: the reader of IL sees the references that exist.
        var known = References.Of(Repository.AssemblyOf("Practicum.Core"));
        Assert.Contains(known, r => RoomOf(r.From) == "Evidence" && RoomOf(r.To) == "Profiles");
        Assert.Contains(References.Of(Repository.AssemblyOf("Practicum.Runner")), r => r.To.StartsWith("System.IO.File", StringComparison.Ordinal));
    }

    private static string? RoomOf(string name)
    {
        const string Prefix = "Practicum.Core.";
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var rest = name[Prefix.Length..];
        var end = rest.IndexOfAny(['.', ':']);
        return end < 0 ? rest : rest[..end];
    }
}

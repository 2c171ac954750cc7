using System.Text.RegularExpressions;
using Practicum.Runner.PackFiles.Reference;

namespace Practicum.Runner.Tests.PackFiles.Reference;

/// <summary>Every diagnostic that the sources can give is listed, with one meaning.</summary>
public sealed partial class DiagnosticCodeTests
{
    /// <summary>Codes that two rooms give for the same mistake: the second room meets it later.</summary>
    private static readonly Dictionary<string, string> SaidInTwoRooms = new()
    {
        ["PR-MODEL-023"] = "the output as the graph describes it, and as it really comes",
        ["PR-MODEL-024"] = "the output as the graph describes it, and as it really comes",
    };

    private static readonly Lazy<ILookup<string, string>> Rooms = new(() => Sources()
        .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(m => (Code: m.Groups[1].Value, Room: RoomOf(file))))
        .Distinct().ToLookup(use => use.Code, use => use.Room));

    [Fact]
    public void A_code_is_listed_once()
    {
        var listed = DiagnosticCodes.All.Select(c => c.Code).ToArray();
        Assert.Equal(listed.Distinct(), listed);
        Assert.All(DiagnosticCodes.All, c => Assert.EndsWith(".", c.Meaning, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_in_the_sources_is_listed() =>
        Assert.Empty(Rooms.Value.Select(use => use.Key).Except(DiagnosticCodes.All.Select(c => c.Code)));

    [Fact]
    public void Every_listed_code_can_occur() =>
        Assert.Empty(DiagnosticCodes.All.Select(c => c.Code).Where(c => !DiagnosticCodes.IsCommon(c)).Except(Rooms.Value.Select(use => use.Key)));

    [Fact]
    public void A_code_is_given_by_one_room_and_so_with_one_meaning() =>
        Assert.Equal(SaidInTwoRooms.Keys.Order(), Rooms.Value.Where(use => use.Distinct().Count() > 1).Select(use => use.Key).Order());

    /// <summary>A form's own mistakes begin at 010 or repeat the meaning of 001 to 009.</summary>
    [Fact]
    public void The_nine_common_codes_of_a_form_keep_their_meaning() =>
        Assert.All(Rooms.Value.Select(use => use.Key).Where(DiagnosticCodes.IsCommon), code => Assert.EndsWith("-008", code, StringComparison.Ordinal));

    [Fact]
    public void The_page_holds_every_code()
    {
        var page = DiagnosticCodes.Page();
        Assert.All(DiagnosticCodes.All, c => Assert.Contains($"| {c.Code} | {c.Meaning} |", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sources() =>
        Directory.GetFiles(Path.Combine(Tree.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Tree.Root, "eng"), "*.targets", SearchOption.AllDirectories))
            .Append(Path.Combine(Tree.Root, "native", "native.proj"))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"PackFiles{Path.DirectorySeparatorChar}Reference", StringComparison.Ordinal));

    /// <summary>Assembly and first folder: <c>Practicum.Runner/Intake</c>.</summary>
    private static string RoomOf(string file)
    {
        var parts = Path.GetRelativePath(Path.Combine(Tree.Root, "src"), file).Split(Path.DirectorySeparatorChar);
        return string.Join('/', parts.Take(2));
    }

    [GeneratedRegex("\"(PR-[A-Z]+-[0-9]{3})[\":]")]
    private static partial Regex Code();
}

namespace Hostile.Tests.Corpus;

/// <summary>The corpus: every case by its id.</summary>
internal static class AllCases
{
    /// <summary>Cases in their order.</summary>
    public static IReadOnlyList<Case> List { get; } =
    [
        .. ZipCases.All(), .. TarCases.All(), .. TextCases.All(), .. CsvCases.All(), .. FolderCases.All(), .. OnnxCases.All(), .. ModelCases.All(), .. HonestCases.All(),
    ];

    /// <summary>Names of the families.</summary>
    public static IReadOnlyList<string> Families { get; } = [.. List.Select(c => c.Family).Distinct()];

    /// <summary>The case of an id, or the cases of a family, named as <c>zip/*</c>; none when there is no such name.</summary>
    public static IEnumerable<Case> Like(string name) => name.EndsWith("/*", StringComparison.Ordinal) ? List.Where(c => c.Family == name[..^2]) : List.Where(c => c.Id == name);
}

namespace Practicum.Bench.Coverage;

/// <summary>What a reader should know of a table before reading it.</summary>
internal static class CoverageWords
{
    /// <summary>The words for a family, or null.</summary>
    public static string? Of(string family) => family switch
    {
        _ => null,
    };
}

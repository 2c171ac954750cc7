namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>What a report adds when a name was missed.</summary>
internal static class Spelling
{
    /// <summary>The nearest known name, or null.</summary>
    public static string? Nearest(string found, IEnumerable<string> known) => NearestName.To(found, known);

    /// <summary><c>All: a, b, c.</c> when there are at most twelve names, else null.</summary>
    public static string? All(IReadOnlyCollection<string> known) =>
        known.Count is > 0 and <= 12 ? $"All: {string.Join(", ", known)}." : null;
}

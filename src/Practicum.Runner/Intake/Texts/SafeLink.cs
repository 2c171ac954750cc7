using System.Text;

namespace Practicum.Runner.Intake.Texts;

/// <summary>Where a link of a submission's document may lead.</summary>
internal static class SafeLink
{
    private const int MostCharacters = 2_000;

    /// <summary>The address in ASCII, percent-encoded, when it is an absolute http, https or mailto address without a name or password before the host; else null.</summary>
    /// <param name="written">What the author wrote, escapes undone.</param>
    public static string? Address(string? written)
    {
        if (written is null || written.Length is 0 or > MostCharacters || written.EnumerateRunes().Any(IsOdd))
            return null;
        var web = written.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || written.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!web && !written.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return null;
        if (!Uri.TryCreate(written, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "mailto"))
            return null;
        if (web && (uri.Host.Length == 0 || uri.UserInfo.Length > 0) || !web && !written.Contains('@', StringComparison.Ordinal))
            return null;
        var address = uri.AbsoluteUri;
        return Ascii.IsValid(address) && address.Length <= 3 * MostCharacters && !address.AsSpan().ContainsAny("\"'<>` \\") ? address : null;
    }

    private static bool IsOdd(Rune rune) => rune.Value is '\\' or 0xFFFD
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;
}

using System.Text;
using Practicum.Runner.PackFiles.Naming;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.PackFiles;

/// <summary>
/// Names of files, in archives, folders and manifests: relative, inside the folder, with forward slashes, the same file on every system, and what they look like.
/// Any script is welcome; what is invisible, passes for something else or turns the direction of reading is not (Unicode Technical Standard 39).
/// </summary>
internal static class FileNames
{
    /// <summary>Most characters of a whole name.</summary>
    public const int MostCharacters = 200;

    /// <summary>Most bytes of one part in UTF-8, as file systems of Linux have it.</summary>
    public const int MostPartBytes = 255;

    /// <summary>Most parts of a name, its folders and itself.</summary>
    public const int MostParts = 16;

    private const string Rename = "Rename the file.";

    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }),
    ];

    /// <summary>A name of a file that must be there.</summary>
    public static Shape<string> Existing { get; } = Scalars.Text.Checked((name, node, context) => Check(name, node.Place, context));

    /// <summary>Why a name is refused, or null when it is fine.</summary>
    public static NameFault? Fault(string name)
    {
        var shown = PrintableText.Line(name, 120);
        if (name.Length > MostCharacters)
            return new("PR-NAME-002", $"The file name '{shown}' has {name.Length.ToString("N0", CultureInfo.InvariantCulture)} characters; at most {MostCharacters} are read.", Rename);
        return Characters(name, shown) ?? Parts(name, shown) ?? Company(name, shown);
    }

    /// <summary>The same for two names that some file system takes for one: they differ only in case or in how accents are written.</summary>
    /// <param name="name">A name without a fault.</param>
    public static string FoldedKey(string name) => CanonicalForm.Fold(name);

    /// <summary>The fault of a name that has the key of an earlier one.</summary>
    public static NameFault Twin(string earlier, string name) =>
        new("PR-NAME-015", $"The file names '{PrintableText.Line(earlier, 120)}' and '{PrintableText.Line(name, 120)}' are one name where case does not count.", "Rename one of the two.");

    /// <summary>Reports a name that leads elsewhere or that no file has.</summary>
    public static bool Check(string name, Place place, ReadContext context, string? mend = null)
    {
        if (Fault(name) is { } fault)
            context.Report(fault.Code, place, fault.Sentence, null, fault.Mend);
        else if (context.FileExists is { } exists && !exists(name))
            context.Report(Mistake.NoFile, place, $"The file '{name}' is not there.", null, mend);
        else
            return true;
        return false;
    }

    private static NameFault? Characters(string name, string shown)
    {
        for (var at = 0; at < name.Length;)
        {
            if (!Rune.TryGetRuneAt(name, at, out var rune))
                return new("PR-NAME-008", $"The file name '{shown}' holds half a character.", Rename);
            if (NameLetters.Fault(rune) is { } fault)
                return new(fault.Code, $"The file name '{shown}' holds {fault.Holds}.", fault.Mend);
            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static NameFault? Parts(string name, string shown)
    {
        var parts = name.Split('/');
        if (name.StartsWith('/') || parts.Any(part => part is "." or ".."))
            return new("PR-NAME-003", $"The file name '{shown}' leads out of its folder or around in it.", "Give the name as it is below the folder of the submission or pack, without '.', '..' or a first '/'.");
        if (parts.Contains(""))
            return new("PR-NAME-001", name.Length == 0 ? "A file name is empty." : $"The file name '{shown}' has an empty part.", Rename);
        if (parts.Length > MostParts)
            return new("PR-NAME-004", $"The file name '{shown}' has {parts.Length.ToString(CultureInfo.InvariantCulture)} parts; at most {MostParts} are read.", "Put the file into fewer folders.");
        foreach (var part in parts)
        {
            if (Encoding.UTF8.GetByteCount(part) > MostPartBytes)
                return new("PR-NAME-002", $"A part of the file name '{shown}' has more than {MostPartBytes} bytes in UTF-8.", Rename);
            if (part[0] == ' ' || part[^1] is ' ' or '.')
                return new("PR-NAME-013", $"The file name '{shown}' has a part that begins with a space, or ends with a space or a dot.", Rename);
            if (Devices.Contains(part.Split('.')[0].TrimEnd(' '), StringComparer.OrdinalIgnoreCase))
                return new("PR-NAME-012", $"The file name '{shown}' has a part that Windows reserves for a device.", Rename);
        }

        return null;
    }

    private static NameFault? Company(string name, string shown)
    {
        if (Ascii.IsValid(name))
            return null;
        if (name.Split('/').Any(NameLetters.HasLooseMarks))
            return new("PR-NAME-014", $"The file name '{shown}' has marks without a letter, or more than {NameLetters.MostMarks} on one.", Rename);
        if (CanonicalForm.Compose(name) is var composed && composed != name)
            return new("PR-NAME-009", $"The file name '{shown}' is not in Unicode's composed form (NFC): an accent stands beside its letter.", $"Rename the file to '{composed}', typed anew.");
        return NameLetters.Mixture(name) is { } mixture
            ? new("PR-NAME-011", $"The file name '{shown}' mixes {mixture.First} and {mixture.Second} letters in the word '{mixture.Word}', where they pass for each other.", "Write each word of the name in one script.") : null;
    }
}

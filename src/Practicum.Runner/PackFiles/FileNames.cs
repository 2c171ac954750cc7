using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.PackFiles;

/// <summary>Names of files that a file names: relative, inside the folder, with forward slashes.</summary>
internal static class FileNames
{
    /// <summary>A name of a file that must be there.</summary>
    public static Shape<string> Existing { get; } = Scalars.Text.Checked((name, node, context) => Check(name, node.Place, context));

    /// <summary>Why a name leads outside its folder or is not portable, or null when it is fine.</summary>
    public static string? Fault(string name)
    {
        if (name.Length is 0 or > 200)
            return "must have 1 to 200 characters";
        if (name.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|'))
            return "holds a character that is not portable";
        if (name.StartsWith('/') || name.Split('/').Any(part => part is "" or "." or ".."))
            return "must stay inside its folder";
        return name.Split('/').Any(part => part.EndsWith('.') || part.EndsWith(' ') || part.StartsWith(' ')) ? "has a part that begins with a space or ends with a space or a dot" : null;
    }

    /// <summary>Reports a name that leads elsewhere or that no file has.</summary>
    public static bool Check(string name, Place place, ReadContext context, string? mend = null)
    {
        if (Fault(name) is { } fault)
            context.Report(Mistake.NoFile, place, $"The file name '{name}' {fault}.");
        else if (context.FileExists is { } exists && !exists(name))
            context.Report(Mistake.NoFile, place, $"The file '{name}' is not there.", null, mend);
        else
            return true;
        return false;
    }
}

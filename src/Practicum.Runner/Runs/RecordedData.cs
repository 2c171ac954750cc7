using Practicum.Core.Packs;
using Practicum.Runner.PackFiles;

namespace Practicum.Runner.Runs;

/// <summary>Reads the file of a recorded world.</summary>
public static class RecordedData
{
    /// <summary>Reads the file of a recorded world; null when <paramref name="problems"/> says why not.</summary>
    public static Table? Read(string path, RecordedWorldSpec spec, List<Diagnostic> problems)
    {
        // The author's kinds; columns that are not named are inferred. The label is compared as text.
        var named = spec.Columns.Where(c => c.Name != spec.Target).Select(c => new Field(c.Name, c.Kind));
        var schema = new Schema([.. named, new Field(spec.Target, FieldKind.Text, FieldRole.Target)]);
        var options = new CsvOptions { Separator = spec.Separator, File = Path.GetFileName(path), Schema = schema, HashKey = HashKeys.OfProcess };
        using var file = File.OpenRead(path);
        return CsvReader.Read(file, options, problems);
    }
}

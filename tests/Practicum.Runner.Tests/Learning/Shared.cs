namespace Practicum.Runner.Tests.Learning;

/// <summary>Recorded data sets with labels; "?" and empty cells are missing.</summary>
internal static class Shared
{
    /// <summary>adult.csv (UCI): numbers and texts with missing values; label: income over 50,000.</summary>
    public static (Table Rows, byte[] Labels) Adult() => Read("adult", "adult.csv", "income-per-year", ">50K");

    /// <summary>elec.csv (elec2): numbers alone; label: price up.</summary>
    public static (Table Rows, byte[] Labels) Elec() => Read("elec2", "elec.csv", "class", "1");

    private static (Table, byte[]) Read(string set, string file, string target, string positive)
    {
        var problems = new List<Diagnostic>();
        var table = CsvReader.Read(File.ReadAllBytes(Path.Combine(Folder(set), file)), new() { File = file }, problems);
        Assert.Empty(problems);
        var goal = table![target];
        byte[] labels = [.. Enumerable.Range(0, table.Rows).Select(row => (byte)((goal is TextColumn text ? text[row] == positive : ((NumericColumn)goal)[row] == 1) ? 1 : 0))];
        Field[] fields = [.. table.Schema.Fields.Where(one => one.Name != target)];
        return (new(new([.. fields]), [.. fields.Select(one => Without(table[one.Name]))]), labels);
    }

    private static Column Without(Column column) => column is TextColumn text
        ? TextColumn.From(Enumerable.Range(0, text.Length).Select(row => text[row] is "?" ? null : text[row]))
        : column;

    /// <summary>The folder of a shared data set: <c>data/NAME</c> under PRACTICUM_SHARED, or under a folder <c>shared</c> beside or above the repository.</summary>
    public static string Folder(string set)
    {
        IEnumerable<string> roots = Environment.GetEnvironmentVariable("PRACTICUM_SHARED") is { Length: > 0 } named ? [named] : [];
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            roots = roots.Append(Path.Combine(folder.FullName, "shared"));
        return roots.Select(root => Path.Combine(root, "data", set)).FirstOrDefault(Directory.Exists)
            ?? throw new InvalidOperationException($"The shared data set '{set}' is missing; set PRACTICUM_SHARED.");
    }
}

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("practicum-learning-").FullName;

    public void Dispose() => Directory.Delete(Folder, true);
}

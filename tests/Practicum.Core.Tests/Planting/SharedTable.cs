using System.Text;

namespace Practicum.Core.Tests.Planting;

/// <summary>Tables of the shared data: under PRACTICUM_SHARED, or a folder <c>shared</c> beside the repository.</summary>
internal static class SharedTable
{
    /// <summary>A table whose columns are all read as texts.</summary>
    public static Table Texts(string path)
    {
        var root = Environment.GetEnvironmentVariable("PRACTICUM_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); root is null && folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data")))
                root = Path.Combine(folder.FullName, "shared");
        }

        Assert.True(root is not null && File.Exists(Path.Combine(root, path)), $"The shared data set '{path}' is missing.");
        var bytes = File.ReadAllBytes(Path.Combine(root, path));
        var header = Encoding.UTF8.GetString(bytes.AsSpan(0, bytes.AsSpan().IndexOf((byte)'\n'))).TrimEnd('\r', '\n');
        var problems = new List<Diagnostic>();
        var table = CsvReader.Read(bytes, new() { Schema = new([.. header.Split(',').Select(name => new Field(name, FieldKind.Text))]) }, problems);
        Assert.Empty(problems);
        return table!;
    }
}

namespace Practicum.Bench.Measuring;

/// <summary>Places in the source tree that this program was built from.</summary>
internal static class Tree
{
    /// <summary>A path below the folder with the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">The program lies outside the tree.</exception>
    public static string Path(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Practicum.slnx")))
                return System.IO.Path.Combine([folder.FullName, .. parts]);
        }

        throw new DirectoryNotFoundException("There is no Practicum.slnx above this program.");
    }
}

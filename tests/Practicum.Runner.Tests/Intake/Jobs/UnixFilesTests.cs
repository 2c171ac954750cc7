using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Tests.Intake.Jobs;

public sealed class UnixFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("practicum-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_link_is_opened_only_where_it_may_be_followed()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var (file, link, way) = (Path.Combine(_folder.FullName, "file"), Path.Combine(_folder.FullName, "link"), Path.Combine(_folder.FullName, "way"));
        File.WriteAllText(file, "text");
        File.CreateSymbolicLink(link, file);
        Directory.CreateSymbolicLink(way, _folder.FullName);
        Assert.Null(UnixFiles.Open(link));
        Assert.Null(UnixFiles.Open(way, folder: true));
        using var plain = UnixFiles.Open(file);
        using var followed = UnixFiles.Open(link, follow: true);
        Assert.Equal(4, RandomAccess.GetLength(plain!));
        Assert.Equal(4, RandomAccess.GetLength(followed!));
    }
}

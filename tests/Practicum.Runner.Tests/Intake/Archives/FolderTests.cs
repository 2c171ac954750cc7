using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.PackFiles;
using Practicum.Runner.Tests.Intake.Archives.Building;

namespace Practicum.Runner.Tests.Intake.Archives;

/// <summary>A folder that is handed in is copied once, without following anything that leads elsewhere.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly Box _box = new();
    private readonly string _handed;

    public FolderTests()
    {
        _handed = Path.Combine(_box.Folder, "handed");
        Write("a", "text");
    }

    public void Dispose() => _box.Dispose();

    [Fact]
    public void A_zip_a_tar_and_a_tar_gz_are_read_like_their_folder()
    {
        using var handed = new Handed();
        handed.Write(".git/config", "left out");
        handed.Write("__MACOSX/._a", "left out");
        var expected = SubmissionReader.Read(handed.Path, Handed.Facts).Submission!.Digest;
        var (zip, tar, packed) = (Path.Combine(_box.Folder, "a.zip"), Path.Combine(_box.Folder, "a.tar"), Path.Combine(_box.Folder, "a.tar.gz"));
        ZipFile.CreateFromDirectory(handed.Path, zip, CompressionLevel.Fastest, true);
        TarFile.CreateFromDirectory(handed.Path, tar, false);
        File.WriteAllBytes(packed, GzipBuilder.Member(File.ReadAllBytes(tar)));
        foreach (var archive in new[] { zip, tar, packed })
        {
            var (submission, problems) = SubmissionReader.Read(archive, Handed.Facts);
            Assert.Equal("", string.Join('\n', problems));
            Assert.Equal(expected, submission!.Digest);
        }
    }

    [Fact]
    public void The_copy_is_hashed_and_stays_when_the_original_changes()
    {
        Write("docs/b.md", "# b");
        Write(".hidden/c", "left out");
        var digest = FolderDigest.Of(_handed);
        using var taken = Snapshot.Take(_handed, [])!;
        Write("a", "other text");
        Assert.Equal(digest, taken.Digest);
        Assert.Equal(digest, FolderDigest.Of(taken.Root));
        Assert.Equal("a=text\ndocs/b.md=# b", Box.Say(taken));
        Assert.NotEqual(digest, FolderDigest.Of(_handed));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(taken.Root, "a")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(taken.Root)!));
        }
    }

    [Fact]
    public void Links_pipes_and_archives_are_refused_all_at_once()
    {
        File.CreateSymbolicLink(At("link"), "/etc/hostname");
        Directory.CreateSymbolicLink(At("way"), "/etc");
        Run("mkfifo", At("pipe"));
        File.WriteAllBytes(At("model.onnx"), new ZipBuilder(new ZipPart("a")).Build());
        Write("con.txt", "x");
        Write("A", "twin");
        Assert.Equal("a: PR-NAME-015\ncon.txt: PR-NAME-012\nlink: PR-SUB-018\nmodel.onnx: PR-SUB-022\npipe: PR-SUB-021\nway: PR-SUB-018", _box.Take(_handed));
    }

    [Fact]
    public void A_pipe_in_place_of_an_archive_or_a_name_that_is_no_text_keeps_nobody_waiting()
    {
        Run("mkfifo", Path.Combine(_box.Folder, "a.zip"));
        Assert.Equal("a.zip: PR-ARCHIVE-005", _box.Take(Path.Combine(_box.Folder, "a.zip")));
        Run("bash", "-c", $"echo x > {_handed}/$'\\xff.txt'");
        var said = _box.Take(_handed);
        Run("bash", "-c", $"rm {_handed}/$'\\xff.txt'");
        Assert.Equal("\uFFFD.txt: PR-SUB-023", said);
    }

    [Fact]
    public void Limits_hold_for_folders_too()
    {
        var limits = new IntakeLimits { MostFiles = 3, MostBytes = 1 << 20, MostEntries = 6 };
        Write("b", new string('b', 600 << 10));
        Assert.Equal("a=text\nb=614400 characters", _box.Take(_handed, limits));
        Write("c", new string('c', 600 << 10));
        Assert.Equal("c: PR-SUB-020", _box.Take(_handed, limits));
        Write("c", "c");
        Write("d", "d");
        Assert.Equal("handed: PR-SUB-020", _box.Take(_handed, limits));
        File.Delete(At("d"));
        Assert.Equal("a=text\nb=614400 characters\nc=c", _box.Take(_handed, limits));
        foreach (var name in "wxyz")
            Directory.CreateDirectory(At(name.ToString()));
        Assert.Equal("handed: PR-SUB-020", _box.Take(_handed, limits));
    }

    [Fact]
    public void A_sparse_file_of_a_million_megabytes_is_refused_at_once()
    {
        using (var file = File.Create(At("big")))
            file.SetLength(1L << 40);
        Assert.Equal("big: PR-SUB-020", _box.Take(_handed));
    }

    [Fact]
    public void A_folder_too_deep_is_not_entered()
    {
        Write(string.Concat(Enumerable.Repeat("d/", 16)) + "x", "deep");
        Assert.Equal($"{string.Join('/', Enumerable.Repeat("d", 16))}/x: PR-NAME-004", _box.Take(_handed));
        Write(string.Concat(Enumerable.Repeat("e/", 60)) + "x", "deep");
        Assert.Contains($"{string.Join('/', Enumerable.Repeat("e", 17))}: PR-NAME-004", _box.Take(_handed));
    }

    [Fact]
    public void A_file_of_somebody_else_with_other_names_is_refused()
    {
        Assert.True(HandedFolder.IsForeignLink(new(EntryKind.File, 1, 2, 1000, 1), 0));
        Assert.False(HandedFolder.IsForeignLink(new(EntryKind.File, 1, 1, 1000, 1), 0));
        Assert.False(HandedFolder.IsForeignLink(new(EntryKind.File, 1, 2, 1000, 1), 1000));
        Run("ln", At("a"), At("b"));
        Assert.Equal("a=text\nb=text", _box.Take(_handed));
        if (Environment.UserName != "root")
            return;
        Run("chown", "4242", At("a"));
        Assert.Equal("a: PR-SUB-024\nb: PR-SUB-024", _box.Take(_handed));
    }

    /// <summary>Somebody exchanges a folder for a link and back, as fast as they can, while copies are taken.</summary>
    [Fact]
    public async Task A_folder_that_is_exchanged_for_a_link_meanwhile_never_lets_anything_else_in()
    {
        Write("d/x", "honest");
        var (secret, aside) = (Directory.CreateDirectory(Path.Combine(_box.Folder, "secret")).FullName, Path.Combine(_box.Folder, "aside"));
        File.WriteAllText(Path.Combine(secret, "x"), "secret");
        using var stop = new CancellationTokenSource();
        var swapper = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Directory.Move(At("d"), aside);
                Directory.CreateSymbolicLink(At("d"), secret);
                Directory.Delete(At("d"));
                Directory.Move(aside, At("d"));
            }
        });
        var honest = 0;
        for (var i = 0; i < 300; i++)
        {
            var problems = new List<Diagnostic>();
            using var taken = Snapshot.Take(_handed, IntakeLimits.Usual, problems, _box.Temporary);
            if (taken is null)
                Assert.All(problems, p => Assert.Contains(p.Code, new[] { "PR-SUB-018", "PR-SUB-023" }));
            else if (taken.Names.Contains("d/x") && Assert.IsType<string>(File.ReadAllText(Path.Combine(taken.Root, "d", "x"))) == "honest")
                honest++;
            else
                Assert.DoesNotContain("d/x", taken.Names);
        }

        await stop.CancelAsync();
        await swapper;
        Assert.InRange(honest, 1, 300);
    }

    private string At(string name) => Path.Combine(_handed, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}

using System.Formats.Tar;
using System.IO.Compression;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Archives;

namespace Practicum.Runner.Tests.Intake;

public sealed class ArchiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    [Fact]
    public void A_zip_and_a_tar_gz_are_read_like_their_folder()
    {
        using var handed = new Handed();
        var digest = SubmissionReader.Read(handed.Path, Handed.Facts).Submission!.Digest;
        var zip = Path.Combine(_folder, "a.zip");
        ZipFile.CreateFromDirectory(handed.Path, zip, CompressionLevel.Fastest, true);
        var tar = Path.Combine(_folder, "a.tar.gz");
        using (var file = File.Create(tar))
        using (var packed = new GZipStream(file, CompressionLevel.Fastest))
            TarFile.CreateFromDirectory(handed.Path, packed, false);
        foreach (var archive in new[] { zip, tar })
        {
            var (submission, root, problems) = SubmissionReader.Read(archive, Handed.Facts, null, Path.Combine(_folder, Path.GetFileName(archive) + "-out"));
            Assert.Equal("", string.Join('\n', problems));
            Assert.Equal(digest, submission!.Digest);
            Assert.True(File.Exists(Path.Combine(root, "model.onnx")));
        }
    }

    [Theory]
    [InlineData("../evil.txt", "PR-NAME-003: The file name '../evil.txt' leads out of its folder or around in it.")]
    [InlineData("a/../../evil.txt", "PR-NAME-003: The file name 'a/../../evil.txt' leads out of its folder or around in it.")]
    [InlineData("/evil.txt", "PR-NAME-003: The file name '/evil.txt' leads out of its folder or around in it.")]
    [InlineData("..\\evil.txt", "PR-NAME-006: The file name '..\\evil.txt' holds the character \\, which is not portable.")]
    [InlineData("a\nb", "PR-NAME-005: The file name 'a b' holds the control character U+000A.")]
    [InlineData("C:evil", "PR-NAME-006: The file name 'C:evil' holds the character :, which is not portable.")]
    [InlineData("SUBMISSION.yaml", "PR-ARC-004: The entry 'SUBMISSION.yaml' is there twice.")]
    public void An_entry_that_leads_elsewhere_refuses_the_archive_and_leaves_nothing(string name, string expected)
    {
        var zip = Zip(("submission.yaml", 0), (name, 0));
        Assert.Equal($"a.zip: {expected}", Refused(zip));
    }

    [Fact]
    public void Links_are_refused() => Assert.Equal("a.zip: PR-ARC-008: The entry 'link' is a link or a device; only files and folders are read.", Refused(Zip(("link", 0xA1FF << 16))));

    [Fact]
    public void Too_many_files_are_refused() =>
        Assert.Equal("a.zip: PR-ARC-003: The archive holds more than 2,000 files.", Refused(Zip([.. Enumerable.Range(0, 2_001).Select(i => ($"f{i}", 0))])));

    [Fact]
    public void A_cut_off_archive_is_refused()
    {
        var zip = Zip(("submission.yaml", 0), ("b", 0));
        File.WriteAllBytes(zip, File.ReadAllBytes(zip)[..^30]);
        Assert.Equal("a.zip: PR-ARC-001: The archive is damaged or cut off.", Refused(zip));
    }

    [Fact]
    public void An_encrypted_archive_is_refused()
    {
        var zip = Zip(("submission.yaml", 0));
        var bytes = File.ReadAllBytes(zip);
        bytes[6] |= 1;                                                        // general purpose bit 0 of the local header (APPNOTE 4.4.4)
        bytes[bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;       // and of the central directory
        File.WriteAllBytes(zip, bytes);
        Assert.Equal("a.zip: PR-ARC-007: The archive is encrypted.", Refused(zip));
    }

    [Fact]
    public void The_bytes_that_are_counted_are_those_that_are_produced()
    {
        var sink = new ArchiveSink(_folder, 1_000);
        sink.Write("a", new MemoryStream(new byte[600]), 600);
        Assert.Equal("PR-ARC-003", Assert.Throws<ArchiveRefused>(() => sink.Write("b", new MemoryStream(new byte[600]), 1)).Code);
        Assert.Equal("PR-ARC-001", Assert.Throws<ArchiveRefused>(() => new ArchiveSink(_folder).Write("c", new MemoryStream(new byte[6]), 7)).Code);
    }

    [Fact]
    public void What_is_no_archive_is_refused()
    {
        var path = Path.Combine(_folder, "a.zip");
        File.WriteAllText(path, "hello");
        Assert.Equal("a.zip: PR-ARC-005: This is neither a folder, a zip nor a tar.gz.", Refused(path));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private string Zip(params (string Name, int Attributes)[] entries)
    {
        var path = Path.Combine(_folder, "a.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, attributes) in entries)
        {
            var entry = zip.CreateEntry(name);
            entry.ExternalAttributes = attributes;
            using var stream = entry.Open();
            stream.Write("text"u8);
        }

        return path;
    }

    private string Refused(string archive)
    {
        var (submission, _, problems) = SubmissionReader.Read(archive, Handed.Facts, null, Path.Combine(_folder, "out"));
        Assert.Null(submission);
        Assert.Equal(["a.zip"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
        return Assert.Single(problems).ToString();
    }
}

using System.IO.Compression;
using System.Text;
using Practicum.Runner.Intake.Archives;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.Tests.Intake.Archives.Building;

namespace Practicum.Runner.Tests.Intake.Archives;

/// <summary>Zips whose fields lie, and honest ones beside them. The builder writes every byte itself.</summary>
public sealed class ZipTests : IDisposable
{
    private static readonly byte[] Zeros = new byte[17 << 20];
    private readonly Box _box = new();

    /// <summary>Hostile zips by what is wrong, and what is said.</summary>
    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "parent", "a.zip/../evil: PR-NAME-003" },
        { "deep parent", "a.zip/a/../../evil: PR-NAME-003" },
        { "hidden parent", "a.zip/.x/../../evil: PR-NAME-003" },
        { "rooted", "a.zip//etc/evil: PR-NAME-003" },
        { "backslash", "a.zip/..\\evil: PR-NAME-006" },
        { "control", "a.zip/a b: PR-NAME-005" },
        { "drive", "a.zip/C:evil: PR-NAME-006" },
        { "device", "a.zip/con.txt: PR-NAME-012" },
        { "deep", "a.zip/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/x: PR-NAME-004" },
        { "twins", "a.zip/A: PR-NAME-015" },
        { "twin folders", "a.zip/D/b: PR-NAME-015" },
        { "twice", "a.zip/a: PR-ARCHIVE-004" },
        { "file and folder", "a.zip/a/b: PR-ARCHIVE-021" },
        { "folder and file", "a.zip/a: PR-ARCHIVE-021" },
        { "folder with content", "a.zip/a/: PR-ARCHIVE-021" },
        { "folder by mode", "a.zip/a: PR-ARCHIVE-021" },
        { "link", "a.zip/a: PR-ARCHIVE-008" },
        { "device node", "a.zip/a: PR-ARCHIVE-008" },
        { "reparse point", "a.zip/a: PR-ARCHIVE-008" },
        { "encrypted", "a.zip/a: PR-ARCHIVE-007" },
        { "encrypted directory", "a.zip/a: PR-ARCHIVE-007" },
        { "AES", "a.zip/a: PR-ARCHIVE-007" },
        { "encrypted locally", "a.zip/a: PR-ARCHIVE-013" },
        { "method", "a.zip/a: PR-ARCHIVE-011" },
        { "local method", "a.zip/a: PR-ARCHIVE-013" },
        { "local name", "a.zip/a: PR-ARCHIVE-013" },
        { "local unicode name", "a.zip/a: PR-ARCHIVE-013" },
        { "local size", "a.zip/a: PR-ARCHIVE-013" },
        { "local packed size", "a.zip/a: PR-ARCHIVE-013" },
        { "local checksum", "a.zip/a: PR-ARCHIVE-013" },
        { "descriptor differs", "a.zip/a: PR-ARCHIVE-013" },
        { "longer", "a.zip/a: PR-ARCHIVE-014" },
        { "shorter", "a.zip/a: PR-ARCHIVE-014" },
        { "checksum", "a.zip/a: PR-ARCHIVE-015" },
        { "same place", "a.zip/a: PR-ARCHIVE-016" },
        { "quoted bomb", "a.zip/a: PR-ARCHIVE-016" },
        { "front", "a.zip: PR-ARCHIVE-017" },
        { "gap", "a.zip: PR-ARCHIVE-017" },
        { "gap between", "a.zip: PR-ARCHIVE-017" },
        { "unlisted", "a.zip: PR-ARCHIVE-017" },
        { "behind", "a.zip: PR-ARCHIVE-017" },
        { "behind content", "a.zip: PR-ARCHIVE-017" },
        { "much behind content", "a.zip: PR-ARCHIVE-017" },
        { "bomb", "a.zip/a: PR-ARCHIVE-018" },
        { "nested zip", "a.zip/a: PR-ARCHIVE-019" },
        { "nested gzip", "a.zip/model.onnx: PR-ARCHIVE-019" },
        { "nested tar", "a.zip/a: PR-ARCHIVE-019" },
        { "nested 7z", "a.zip/a: PR-ARCHIVE-019" },
        { "code page", "a.zip/gr��n: PR-ARCHIVE-023" },
        { "disks", "a.zip: PR-ARCHIVE-012" },
        { "disk of entry", "a.zip: PR-ARCHIVE-012" },
        { "count here", "a.zip: PR-ARCHIVE-012" },
        { "count more", "a.zip: PR-ARCHIVE-001" },
        { "count less", "a.zip: PR-ARCHIVE-017" },
        { "directory too early", "a.zip: PR-ARCHIVE-017" },
        { "directory too late", "a.zip: PR-ARCHIVE-001" },
        { "long comment", "a.zip: PR-ARCHIVE-001" },
        { "zip64 count", "a.zip: PR-ARCHIVE-009" },
        { "zip64 sizes", "a.zip/a: PR-ARCHIVE-001" },
        { "no signature", "a.zip/a: PR-ARCHIVE-001" },
        { "outside", "a.zip: PR-ARCHIVE-017" },
        { "garbage deflated", "a.zip/a: PR-ARCHIVE-001" },
        { "empty file", "a.zip: PR-ARCHIVE-005" },
        { "no archive", "a.zip: PR-ARCHIVE-005" },
        { "only 7z", "a.zip: PR-ARCHIVE-005" },
    };

    public void Dispose() => _box.Dispose();

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_zip_is_refused_whole_and_leaves_nothing(string what, string expected) => Assert.Equal(expected, _box.Take(Make(what)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_honest_zip_is_taken_with_and_without_descriptors(bool stored)
    {
        var method = (ushort)(stored ? 0 : 8);
        Assert.Equal("a=text\nb/c.txt=other\nd=", _box.Take(new ZipBuilder(new ZipPart("a") { Method = method }, new ZipPart("b/", ""), new ZipPart("b/c.txt", "other") { Method = method }, new ZipPart("d", "")).Build()));
        foreach (var signed in new[] { false, true })
            Assert.Equal("a=text\nb=other", _box.Take(new ZipBuilder(new ZipPart("a") { Method = method, Descriptor = signed }, new ZipPart("b", "other") { Method = method, Descriptor = signed }).Build()));
    }

    [Fact]
    public void A_file_that_grows_past_what_it_says_is_stopped_at_that_read()
    {
        var path = Path.Combine(_box.Folder, "packed");
        File.WriteAllBytes(path, new byte[100]);
        using var file = File.OpenHandle(path);
        var entry = new ZipEntry("a", [(byte)'a'], 0, 0, 0, 100, 10, 0);
        using var content = new CountedContent(new FileWindow(file, 0, 100, () => new("PR-SUB-023", "Unreadable.", "")), entry, IntakeLimits.Usual);
        Assert.Equal("PR-ARCHIVE-014", Assert.Throws<IntakeRefused>(() => { _ = content.ReadAtLeast(new byte[50], 50); }).Code);
    }

    [Fact]
    public void Comments_extra_fields_and_zip64_ends_are_no_matter()
    {
        Assert.Equal("a=text", _box.Take(new ZipBuilder(new ZipPart("a") { Comment = "said"u8.ToArray(), Extra = ZipPart.Block(0x5455, 1, 2, 3, 4, 5), LocalExtra = ZipPart.Block(0x7875, 1, 4) }) { Comment = "hello"u8.ToArray() }.Build()));
        Assert.Equal("a=text\nb=text", _box.Take(new ZipBuilder(new ZipPart("a"), new ZipPart("b")) { Zip64 = true }.Build()));
    }

    [Fact]
    public void Names_in_utf_8_are_read_with_and_without_the_flag()
    {
        Assert.Equal("größe.txt=text\n数.txt=text", _box.Take(new ZipBuilder(new ZipPart("größe.txt") { Flags = 0 }, new ZipPart("数.txt")).Build()));
        var raw = "gr#.txt"u8.ToArray();
        byte[] unicode = [1, .. BitConverter.GetBytes(ZipBuilder.Crc32(raw)), .. Encoding.UTF8.GetBytes("grö.txt")];
        Assert.Equal("grö.txt=text", _box.Take(new ZipBuilder(new ZipPart("x") { RawName = raw, Extra = ZipPart.Block(0x7075, unicode), LocalExtra = ZipPart.Block(0x7075, unicode) }).Build()));
    }

    [Fact]
    public void What_macos_adds_and_dot_files_are_left_out_and_one_folder_around_everything_is_taken_off()
    {
        var zip = new ZipBuilder(new ZipPart("work/", ""), new ZipPart("work/a"), new ZipPart("work/.DS_Store"), new ZipPart("__MACOSX/", ""), new ZipPart("__MACOSX/work/._a"), new ZipPart(".git/config"), new ZipPart("work/d/b"));
        Assert.Equal("a=text\nd/b=text", _box.Take(zip.Build()));
    }

    [Fact]
    public void The_runtimes_own_writer_is_read_from_a_file_and_from_a_stream_that_cannot_seek()
    {
        foreach (var level in new[] { CompressionLevel.NoCompression, CompressionLevel.Fastest, CompressionLevel.SmallestSize })
        {
            var bytes = new MemoryStream();
            using (var zip = new ZipArchive(new OneWay(bytes), ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var name in new[] { "submission.yaml", "docs/model-card.md", "docs/" })
                {
                    using var entry = zip.CreateEntry(name, level).Open();
                    if (!name.EndsWith('/'))
                        entry.Write(Encoding.UTF8.GetBytes(name[..4]));
                }
            }

            Assert.Equal("docs/model-card.md=docs\nsubmission.yaml=subm", _box.Take(bytes.ToArray()));
        }
    }

    [Fact]
    public void Limits_are_counted_on_what_is_really_produced()
    {
        var limits = new IntakeLimits { MostFiles = 3, MostBytes = 1 << 20, MostEntries = 5, MostArchiveBytes = 1 << 20 };
        static ZipPart[] Many(int count, string prefix = "f") => [.. Enumerable.Range(0, count).Select(i => new ZipPart($"{prefix}{i}"))];
        Assert.Equal("f0=text\nf1=text\nf2=text", _box.Take(new ZipBuilder(Many(3)).Build(), limits));
        Assert.Equal("a.zip: PR-ARCHIVE-009", _box.Take(new ZipBuilder(Many(4)).Build(), limits));
        Assert.Equal("f0=text", _box.Take(new ZipBuilder([.. Many(1), .. Many(4, ".g")]).Build(), limits));
        Assert.Equal("a.zip: PR-ARCHIVE-009", _box.Take(new ZipBuilder([.. Many(1), .. Many(5, ".g")]).Build(), limits));
        var half = new byte[600 << 10];
        Assert.Equal("a=614400 characters", _box.Take(new ZipBuilder(new ZipPart("a", half)).Build(), limits));
        Assert.Equal("a.zip/b: PR-ARCHIVE-003", _box.Take(new ZipBuilder(new ZipPart("a", half), new ZipPart("b", half)).Build(), limits));
        Assert.Equal("a.zip/b: PR-ARCHIVE-014", _box.Take(new ZipBuilder(new ZipPart("a", half), new ZipPart("b", half) { Size = 1, LocalSize = 1 }).Build(), limits));
        Assert.Equal("a.zip: PR-ARCHIVE-010", _box.Take(new ZipBuilder(new ZipPart("a", new byte[2 << 20]) { Method = 0 }).Build(), limits));
    }

    [Fact]
    public void A_file_that_packs_well_is_no_bomb()
    {
        var table = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 900_000).Select(i => $"r{i % 1000},0.{i % 7},plus\n")));
        Assert.Equal($"a={table.Length} characters", _box.Take(new ZipBuilder(new ZipPart("a", table)).Build()));
    }

    [Fact]
    public void A_zip_cut_at_any_place_is_refused()
    {
        var whole = new ZipBuilder(new ZipPart("a"), new ZipPart("b/c", "other") { Descriptor = true }) { Comment = "end"u8.ToArray() }.Build();
        Assert.Equal("a=text\nb/c=other", _box.Take(whole));
        for (var length = 0; length < whole.Length; length++)
            Assert.Contains(": PR-ARCHIVE-0", _box.Take(whole[..length]));
    }

    [Fact]
    public void A_zip_with_any_byte_changed_is_refused_or_gives_the_same_files()
    {
        var whole = new ZipBuilder(new ZipPart("a.txt", "some text that is packed"), new ZipPart("b/c.txt", "other") { Method = 0 }).Build();
        var honest = _box.Take(whole);
        var same = 0;
        for (var at = 0; at < whole.Length; at++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[at] ^= 0x10;
            var said = _box.Take(bytes);
            if (said.Contains("PR-", StringComparison.Ordinal))
                continue;
            same++;
            Assert.Equal(honest, said);
        }

        Assert.InRange(same, 1, whole.Length / 2);     // times, versions and attributes change nothing
    }

    private static byte[] Make(string what) => what switch
    {
        "parent" => Of(new ZipPart("../evil")),
        "deep parent" => Of(new ZipPart("a/../../evil")),
        "hidden parent" => Of(new ZipPart(".x/../../evil")),
        "rooted" => Of(new ZipPart("/etc/evil")),
        "backslash" => Of(new ZipPart("..\\evil")),
        "control" => Of(new ZipPart("a\nb")),
        "drive" => Of(new ZipPart("C:evil")),
        "device" => Of(new ZipPart("con.txt")),
        "deep" => Of(new ZipPart(string.Concat(Enumerable.Repeat("a/", 16)) + "x")),
        "twins" => Of(new ZipPart("a"), new ZipPart("A")),
        "twin folders" => Of(new ZipPart("d/a"), new ZipPart("D/b")),
        "twice" => Of(new ZipPart("a"), new ZipPart("a")),
        "file and folder" => Of(new ZipPart("a"), new ZipPart("a/b")),
        "folder and file" => Of(new ZipPart("a/b"), new ZipPart("a")),
        "folder with content" => Of(new ZipPart("a/") { Raw = "text"u8.ToArray(), Method = 0, Size = 4, LocalSize = 4 }),
        "folder by mode" => Of(new ZipPart("a") { Attributes = 0x41EDu << 16 }),
        "link" => Of(ZipPart.Link("a", "/etc/passwd")),
        "device node" => Of(new ZipPart("a") { Attributes = 0x21B6u << 16 }),
        "reparse point" => Of(new ZipPart("a") { MadeBy = 20, Attributes = 0x400 }),
        "encrypted" => Of(new ZipPart("a") { Flags = 0x801 }),
        "encrypted directory" => Of(new ZipPart("a") { Flags = 0x2800 }),
        "AES" => Of(new ZipPart("a") { Method = 99, Extra = ZipPart.Block(0x9901, 2, 0, 65, 69, 3, 8, 0) }),
        "encrypted locally" => Of(new ZipPart("a") { LocalFlags = 0x801 }),
        "method" => Of(new ZipPart("a") { Method = 9 }),
        _ => MakeLying(what),
    };

    private static byte[] MakeLying(string what) => what switch
    {
        "local method" => Of(new ZipPart("a") { LocalMethod = 0 }),
        "local name" => Of(new ZipPart("a") { LocalName = "b" }),
        "local unicode name" => Of(new ZipPart("a") { LocalExtra = ZipPart.Block(0x7075, [1, .. BitConverter.GetBytes(ZipBuilder.Crc32("a"u8)), (byte)'b']) }),
        "local size" => Of(new ZipPart("a") { LocalSize = 5 }),
        "local packed size" => Of(new ZipPart("a") { LocalPacked = 5 }),
        "local checksum" => Of(new ZipPart("a") { LocalCrc = 5 }),
        "descriptor differs" => Differing(),
        "longer" => Of(new ZipPart("a", "longer text") { Size = 4, LocalSize = 4 }),
        "shorter" => Of(new ZipPart("a") { Size = 40, LocalSize = 40 }),
        "checksum" => Of(new ZipPart("a") { Crc = 5, LocalCrc = 5 }),
        "same place" => Of(new ZipPart("a"), new ZipPart("b") { CentralOnly = true, Offset = 0 }),
        "quoted bomb" => Quoted(),
        "front" => new ZipBuilder(new ZipPart("a")) { Front = [0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0] }.Build(),
        "gap" => new ZipBuilder(new ZipPart("a")) { Gap = new byte[3] }.Build(),
        "gap between" => Of(new ZipPart("a"), new ZipPart("x") { LocalOnly = true }, new ZipPart("b")),
        "unlisted" => Of(new ZipPart("a"), new ZipPart("b") { LocalOnly = true }),
        "behind" => new ZipBuilder(new ZipPart("a")) { Behind = "x"u8.ToArray() }.Build(),
        "behind content" => Of(new ZipPart("a") { Raw = [.. ZipBuilder.Deflate("text"u8), 1, 2, 3] }),
        "much behind content" => Of(new ZipPart("a") { Raw = [.. ZipBuilder.Deflate("text"u8), .. new byte[20_000]] }),
        "bomb" => Of(new ZipPart("a", Zeros)),
        "nested zip" => Of(new ZipPart("a", Of(new ZipPart("b")))),
        "nested gzip" => Of(new ZipPart("model.onnx", GzipBuilder.Member("text"u8))),
        "nested tar" => Of(new ZipPart("a", new TarBuilder(new TarPart("b")).Build())),
        "nested 7z" => Of(new ZipPart("a", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4])),
        "code page" => Of(new ZipPart("x") { RawName = [(byte)'g', (byte)'r', 0x81, 0x94, (byte)'n'], Flags = 0 }),
        _ => MakeEnds(what),
    };

    private static byte[] MakeEnds(string what) => what switch
    {
        "disks" => new ZipBuilder(new ZipPart("a")) { Disk = 1 }.Build(),
        "disk of entry" => Of(new ZipPart("a") { Disk = 3 }),
        "count here" => new ZipBuilder(new ZipPart("a")) { CountHere = 2 }.Build(),
        "count more" => new ZipBuilder(new ZipPart("a")) { Count = 2 }.Build(),
        "count less" => new ZipBuilder(new ZipPart("a"), new ZipPart("b")) { Count = 1 }.Build(),
        "directory too early" => new ZipBuilder(new ZipPart("a")) { DirectoryAt = 3 }.Build(),
        "directory too late" => new ZipBuilder(new ZipPart("a")) { DirectoryAt = 1_000_000 }.Build(),
        "long comment" => new ZipBuilder(new ZipPart("a")) { CommentLength = 5 }.Build(),
        "zip64 count" => new ZipBuilder(new ZipPart("a")) { Zip64 = true, Zip64Count = 1UL << 40 }.Build(),
        "zip64 sizes" => Of(new ZipPart("a") { Size = uint.MaxValue, Packed = uint.MaxValue, Extra = ZipPart.Block(1, 255, 255, 255, 255, 255, 255, 255, 255) }),
        "no signature" => Of(new ZipPart("b"), new ZipPart("a") { LocalSignature = 0x04034B51 }),
        "outside" => Of(new ZipPart("a") { Offset = 0x7FFFFFFF }),
        "garbage deflated" => Of(new ZipPart("a") { Raw = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF] }),
        "empty file" => [],
        "no archive" => "hello, this is no archive"u8.ToArray(),
        _ => [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4],
    };

    private static byte[] Of(params ZipPart[] parts) => new ZipBuilder(parts).Build();

    private static byte[] Differing()
    {
        var bytes = Of(new ZipPart("a") { Descriptor = true });
        bytes[bytes.AsSpan().IndexOf("PK\u0007\u0008"u8) + 12]++;
        return bytes;
    }

    /// <summary>Fifield's construction: a first entry whose content is the local header and data of the next one.</summary>
    private static byte[] Quoted()
    {
        var inner = Of(new ZipPart("b", "kernel") { Method = 0 });
        var kernel = inner[..inner.AsSpan().IndexOf("PK\u0001\u0002"u8)];
        return Of(new ZipPart("a", kernel) { Method = 0 }, new ZipPart("b", "kernel") { Method = 0, CentralOnly = true, Offset = 31 });
    }

    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => inner.Position;
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}

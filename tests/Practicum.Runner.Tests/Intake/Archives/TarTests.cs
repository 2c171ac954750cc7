using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.Tests.Intake.Archives.Building;

namespace Practicum.Runner.Tests.Intake.Archives;

/// <summary>Tars and gzip files whose fields lie, and honest ones beside them.</summary>
public sealed class TarTests : IDisposable
{
    private readonly Box _box = new();

    /// <summary>Hostile tars by what is wrong, and what is said; each is tried plain and packed.</summary>
    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "parent", "a.tar/../evil: PR-NAME-003" },
        { "rooted", "a.tar//etc/evil: PR-NAME-003" },
        { "pax parent", "a.tar/../evil: PR-NAME-003" },
        { "long parent", "a.tar/x/../../evil: PR-NAME-003" },
        { "prefix parent", "a.tar/../evil: PR-NAME-003" },
        { "twins", "a.tar/A: PR-NAME-015" },
        { "twice", "a.tar/a: PR-ARCHIVE-004" },
        { "through a file", "a.tar/a/b: PR-ARCHIVE-021" },
        { "symbolic link", "a.tar/a: PR-ARCHIVE-008" },
        { "hard link", "a.tar/a: PR-ARCHIVE-008" },
        { "character device", "a.tar/a: PR-ARCHIVE-008" },
        { "block device", "a.tar/a: PR-ARCHIVE-008" },
        { "pipe", "a.tar/a: PR-ARCHIVE-008" },
        { "sparse", "a.tar/a: PR-ARCHIVE-025" },
        { "pax sparse", "a.tar: PR-ARCHIVE-025" },
        { "volume", "a.tar/a: PR-ARCHIVE-025" },
        { "folder with content", "a.tar/a: PR-ARCHIVE-025" },
        { "magic", "a.tar: PR-ARCHIVE-025" },
        { "checksum", "a.tar: PR-ARCHIVE-024" },
        { "size beyond", "a.tar/a: PR-ARCHIVE-003" },
        { "size cut", "a.tar/a: PR-ARCHIVE-001" },
        { "size negative", "a.tar/a: PR-ARCHIVE-001" },
        { "size no number", "a.tar/a: PR-ARCHIVE-001" },
        { "pax size differs", "a.tar/a: PR-ARCHIVE-013" },
        { "pax record", "a.tar: PR-ARCHIVE-029" },
        { "pax length", "a.tar: PR-ARCHIVE-029" },
        { "pax two names", "a.tar: PR-ARCHIVE-029" },
        { "pax and long name", "a.tar: PR-ARCHIVE-029" },
        { "pax global name", "a.tar: PR-ARCHIVE-029" },
        { "pax huge", "a.tar: PR-ARCHIVE-029" },
        { "long name huge", "a.tar: PR-ARCHIVE-029" },
        { "code page", "a.tar/aä: PR-ARCHIVE-023" },
        { "no end", "a.tar: PR-ARCHIVE-026" },
        { "one end block", "a.tar: PR-ARCHIVE-026" },
        { "header without entry", "a.tar: PR-ARCHIVE-026" },
        { "behind", "a.tar: PR-ARCHIVE-017" },
        { "nested", "a.tar/a: PR-ARCHIVE-019" },
    };

    public void Dispose() => _box.Dispose();

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_tar_is_refused_whole_plain_and_packed(string what, string expected)
    {
        var tar = Make(what);
        Assert.Equal(expected, _box.Take(tar, name: "a.tar"));
        Assert.Equal(expected, _box.Take(GzipBuilder.Member(tar), name: "a.tar"));
    }

    [Fact]
    public void An_honest_tar_is_taken_plain_and_packed()
    {
        var tar = new TarBuilder(TarPart.Folder("./"), new TarPart("./a"), TarPart.Folder("b/"), new TarPart("b/c", "other"), new TarPart("d", "", '\0') { Magic = "\0\0\0\0\0\0\0\0" }, new TarPart("._a"), new TarPart(".git/head", "", '2') { Link = "elsewhere" }, new TarPart("e", "seven", '7')).Build();
        Assert.Equal("a=text\nb/c=other\nd=\ne=seven", _box.Take(tar));
        Assert.Equal("a=text\nb/c=other\nd=\ne=seven", _box.Take(GzipBuilder.Member(tar)));
        Assert.Equal("a=text", _box.Take(new TarBuilder(TarPart.Folder("work"), new TarPart("work/a")).BuildGzip()));
        Assert.Equal("a=text", _box.Take(new TarBuilder(new TarPart("a")) { EndBlocks = 20 }.BuildGzip()));
    }

    [Fact]
    public void Long_and_other_names_come_from_pax_gnu_and_the_prefix()
    {
        var name = string.Join('/', Enumerable.Repeat("abcdefghijklm", 10));
        Assert.Equal($"{name}=text", Whole(TarPart.Pax(("path", "w/" + name), ("mtime", "1.5"), ("SCHILY.xattr.user.x", "y")), new TarPart("short")));
        Assert.Equal($"{name}=text", Whole(TarPart.LongName("w/" + name), new TarPart("short") { Magic = "ustar  \0" }));
        Assert.Equal($"{name}=text", Whole(new TarPart(name[70..]) { Prefix = "w/" + name[..69] }));
        Assert.Equal("größe.txt=text", Whole(new TarPart("w/größe.txt")));
        Assert.Equal("a=text", Whole(new TarPart("pax_global_header", TarPart.Records(("comment", "0123abcd")), 'g'), new TarPart("w/a")));
        Assert.Equal("a=text", Whole(TarPart.Pax(("size", "4")), new TarPart("w/a")));
        Assert.Equal("a=text", Whole(new TarPart("w/a") { Size = [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4] }));

        string Whole(params TarPart[] parts) => _box.Take(new TarBuilder(parts).Build());
    }

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void The_runtimes_own_writer_is_read(TarEntryFormat format)
    {
        var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(packed, format))
        {
            foreach (var name in new[] { "submission.yaml", "docs/model-card.md" })
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
                    TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                    _ => new GnuTarEntry(TarEntryType.RegularFile, name),
                };
                entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(name[..4]));
                tar.WriteEntry(entry);
            }
        }

        Assert.Equal("docs/model-card.md=docs\nsubmission.yaml=subm", _box.Take(bytes.ToArray()));
    }

    [Fact]
    public void Gzip_files_are_compared_with_what_they_say()
    {
        var tar = new TarBuilder(new TarPart("a")).Build();
        Assert.Equal("a=text", _box.Take(GzipBuilder.Member(tar, flags: 31)));
        Assert.Equal("a=text", _box.Take([.. GzipBuilder.Member(tar.AsSpan(0, 700)), .. GzipBuilder.Member([]), .. GzipBuilder.Member(tar.AsSpan(700))]));
        Assert.Equal("a.zip: PR-ARCHIVE-027", _box.Take(GzipBuilder.Member(tar, crc: 1)));
        Assert.Equal("a.zip: PR-ARCHIVE-027", _box.Take(GzipBuilder.Member(tar, size: 1)));
        Assert.Equal("a.zip: PR-ARCHIVE-017", _box.Take([.. GzipBuilder.Member(tar), 0, 0, 0]));
        Assert.Equal("a.zip: PR-ARCHIVE-001", _box.Take(GzipBuilder.Member(tar, method: 7)));
        Assert.Equal("a.zip: PR-ARCHIVE-001", _box.Take(GzipBuilder.Member(tar, flags: 0x20)));
        Assert.Equal("a.zip: PR-ARCHIVE-005", _box.Take(GzipBuilder.Member("just some text"u8)));
        Assert.Equal("a.zip: PR-ARCHIVE-028", _box.Take([.. Enumerable.Repeat(GzipBuilder.Member([]), 10_001).SelectMany(m => m)]));
        var whole = GzipBuilder.Member(tar);
        for (var length = 2; length < whole.Length; length++)
            Assert.Contains("PR-ARCHIVE-0", _box.Take(whole[..length]));
    }

    [Fact]
    public void A_gzip_bomb_is_refused_before_it_is_unpacked()
    {
        Assert.Equal("a.zip: PR-ARCHIVE-018", _box.Take(new TarBuilder(new TarPart("a", new byte[17 << 20])).BuildGzip()));
        var limits = new IntakeLimits { MostBytes = 1 << 20 };
        Assert.Equal("a.zip/b: PR-ARCHIVE-003", _box.Take(new TarBuilder(new TarPart("a", new byte[600 << 10]), new TarPart("b", new byte[600 << 10])).BuildGzip(), limits));
        Assert.Equal("a.zip: PR-ARCHIVE-009", _box.Take(new TarBuilder([.. Enumerable.Range(0, 4).Select(i => new TarPart($"f{i}"))]).Build(), limits with { MostFiles = 3 }));
        Assert.Equal("a.zip: PR-ARCHIVE-009", _box.Take(new TarBuilder([.. Enumerable.Range(0, 6).Select(i => new TarPart("g", TarPart.Records(("comment", "x")), 'g'))]).Build(), limits with { MostEntries = 5 }));
        var zeros = new TarBuilder(new TarPart("a")) { EndBlocks = 70 << 11 }.BuildGzip();
        Assert.Equal("a.zip: PR-ARCHIVE-003", _box.Take(zeros, limits with { MostRatio = 2_000 }));
    }

    private static byte[] Make(string what) => what switch
    {
        "parent" => Of(new TarPart("../evil")),
        "rooted" => Of(new TarPart("/etc/evil")),
        "pax parent" => Of(TarPart.Pax(("path", "../evil")), new TarPart("a")),
        "long parent" => Of(TarPart.LongName("x/../../evil"), new TarPart("a")),
        "prefix parent" => Of(new TarPart("evil") { Prefix = ".." }),
        "twins" => Of(new TarPart("a"), new TarPart("A")),
        "twice" => Of(new TarPart("a"), new TarPart("./a")),
        "through a file" => Of(new TarPart("a"), new TarPart("a/b")),
        "symbolic link" => Of(new TarPart("a", "", '2') { Link = "/etc/passwd" }),
        "hard link" => Of(new TarPart("a", "", '1') { Link = "/etc/passwd" }),
        "character device" => Of(new TarPart("a", "", '3')),
        "block device" => Of(new TarPart("a", "", '4')),
        "pipe" => Of(new TarPart("a", "", '6')),
        "sparse" => Of(new TarPart("a", "", 'S') { Magic = "ustar  \0" }),
        "pax sparse" => Of(TarPart.Pax(("GNU.sparse.major", "1")), new TarPart("a")),
        "volume" => Of(new TarPart("a", "", 'V')),
        "folder with content" => Of(new TarPart("a", "text", '5')),
        "magic" => Of(new TarPart("a") { Magic = "other\000" }),
        "checksum" => Of(new TarPart("b"), new TarPart("a") { Checksum = "000123\0 " }),
        "size beyond" => Of(new TarPart("a") { Says = 1L << 32 }),
        "size cut" => Of(new TarPart("a") { Says = 100_000 }),
        "size negative" => Of(new TarPart("a") { Size = [.. Enumerable.Repeat((byte)0xFF, 12)] }),
        "size no number" => Of(new TarPart("a") { Size = "12x\0"u8.ToArray() }),
        _ => MakeMore(what),
    };

    private static byte[] MakeMore(string what) => what switch
    {
        "pax size differs" => Of(TarPart.Pax(("size", "3")), new TarPart("a")),
        "pax record" => Of(new TarPart("x", "no record at all\n", 'x'), new TarPart("a")),
        "pax length" => Of(new TarPart("x", "99 path=b\n", 'x'), new TarPart("a")),
        "pax two names" => Of(TarPart.Pax(("path", "b"), ("path", "c")), new TarPart("a")),
        "pax and long name" => Of(TarPart.LongName("b"), TarPart.Pax(("path", "c")), new TarPart("a")),
        "pax global name" => Of(new TarPart("g", TarPart.Records(("path", "b")), 'g'), new TarPart("a")),
        "pax huge" => Of(new TarPart("x", "", 'x') { Says = 1L << 32 }, new TarPart("a")),
        "long name huge" => Of(new TarPart("x", "", 'L') { Says = 1L << 32, Magic = "ustar  \0" }, new TarPart("a")),
        "code page" => Latin(),
        "no end" => new TarBuilder(new TarPart("a")) { EndBlocks = 0 }.Build(),
        "one end block" => new TarBuilder(new TarPart("a")) { EndBlocks = 1 }.Build(),
        "header without entry" => Of(new TarPart("a"), TarPart.Pax(("path", "b"))),
        "behind" => new TarBuilder(new TarPart("a")) { Behind = [.. Enumerable.Repeat((byte)'x', 512)] }.Build(),
        _ => Of(new TarPart("a", new ZipBuilder(new ZipPart("b")).Build())),
    };

    private static byte[] Of(params TarPart[] parts) => new TarBuilder(parts).Build();

    /// <summary>A name in Latin-1, its checksum mended by hand.</summary>
    private static byte[] Latin()
    {
        var bytes = Of(new TarPart("ab"));
        bytes[1] = 0xE4;
        bytes.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(bytes.Take(512).Sum(b => (int)b), 8).PadLeft(6, '0') + "\0 ").CopyTo(bytes, 148);
        return bytes;
    }
}

using System.IO.Compression;
using System.Text;
using Hostile.Tests.Watching;
using Practicum.Runner.Tests.Intake.Archives.Building;

namespace Hostile.Tests.Corpus;

/// <summary>Zip archives whose entries lie, hide, swell or lead elsewhere.</summary>
internal static class ZipCases
{
    private static readonly Expected Archive = Expected.Refused("ARCHIVE");
    private static readonly Expected Name = Expected.Refused("ARCHIVE", "NAME");

    public static IEnumerable<Case> All() => [.. Names(), .. Kinds(), .. Lies(), .. Bombs(), .. Damage()];

    private static IEnumerable<Case> Names()
    {
        (string Name, string Entry)[] names =
        [
            ("up", $"../{Marks.Escape}"), ("up and up", $"../../../../../../../../tmp/{Marks.Escape}"), ("up from within", $"docs/../../{Marks.Escape}"),
            ("absolute", $"/tmp/{Marks.Escape}"), ("drive letter", $"C:\\{Marks.Escape}"), ("drive relative", $"C:{Marks.Escape}"),
            ("backslashes", $"..\\{Marks.Escape}"), ("network share", $"\\\\server\\share\\{Marks.Escape}"), ("stream of a file", "model.onnx:hidden"), ("like a diagnostic", "model.onnx: PR-OK-000: fine"),
            ("empty part", "docs//a.md"), ("dot part", "docs/./a.md"), ("control character", "a\u0001b"), ("line end", "a\nb"), ("terminal escape", "a\u001b[2Jb"),
            ("right to left", "model\u202Exnno.exe"), ("zero width", "mo\u200Bdel.txt"), ("mixed scripts", "m\u043Edel.txt"), ("private use", "a\uE000b"),
            ("not normalised", "re\u0301sume\u0301.md"), ("reserved device", "docs/NUL"), ("reserved device with ending", "COM1.txt"),
            ("dot at the end", "docs/a."), ("space at the end", "docs/a "), ("name of 300 bytes", new string('a', 300)),
            ("40 folders deep", string.Concat(Enumerable.Repeat("d/", 40)) + "a"), ("very long path", string.Join('/', Enumerable.Repeat(new string('p', 90), 60))),
        ];
        foreach (var (name, entry) in names)
            yield return Zip($"name, {name}", Name, new ZipPart(entry));
        yield return Zip("name, overlong UTF-8", Name, new ZipPart("x") { RawName = [.. "docs/"u8, 0xC0, 0xAE, 0xC0, 0xAE, .. "/x"u8] });
        yield return Zip("name, not UTF-8", Name, new ZipPart("x") { RawName = [.. "caf"u8, 0xE9] });
        yield return Zip("name, lone surrogate", Name, new ZipPart("x") { RawName = [(byte)'a', 0xED, 0xA0, 0x80] });
        yield return Zip("name, NUL", Name, new ZipPart("x") { RawName = [.. "model.onnx"u8, 0, .. ".txt"u8] });
        yield return Zip("name, empty", Name, new ZipPart("x") { RawName = [] });
        yield return Zip("same name twice", Name, new ZipPart("policy.yaml", "practicum: policy/v1\n"));
        yield return Zip("case twins", Name, new ZipPart("POLICY.yaml", "practicum: policy/v1\n"));
        yield return Zip("twins in another script's case", Name, new ZipPart("docs/stra\u00DFe.md"), new ZipPart("docs/STRASSE.md"));
        yield return Zip("file and folder of one name", Name, new ZipPart("docs/a", "file"), new ZipPart("docs/a/b", "inside"));
    }

    private static IEnumerable<Case> Kinds()
    {
        yield return Zip("symbolic link out", Archive, ZipPart.Link("docs/link", "/etc/passwd"));
        yield return Zip("symbolic link, then a file through it", Archive, ZipPart.Link("out", "/tmp"), new ZipPart($"out/{Marks.Escape}"));
        yield return Zip("fifo", Archive, new ZipPart("pipe", "") { Attributes = 0x11B6u << 16 });
        yield return Zip("device", Archive, new ZipPart("zero", "") { Attributes = 0x21B6u << 16 });
        yield return Zip("socket", Archive, new ZipPart("socket", "") { Attributes = 0xC1B6u << 16 });
        yield return Zip("zip in a zip", Archive, new ZipPart("more.zip", new ZipBuilder(new ZipPart("a")).Build()));
        yield return Zip("zip in a zip, named as text", Archive, new ZipPart("notes.txt", new ZipBuilder(new ZipPart("a")).Build()));
        yield return Zip("gzip in a zip", Archive, new ZipPart("more.gz", GzipBuilder.Member("text"u8)));
        yield return Zip("tar in a zip", Archive, new ZipPart("more.tar", new TarBuilder(new TarPart("a")).Build()));
        yield return Zip("encrypted", Archive, new ZipPart("secret") { Flags = 0x801 });
        yield return Zip("strongly encrypted", Archive, new ZipPart("secret") { Flags = 0x841, Method = 99, Extra = ZipPart.Block(0x9901, 2, 0, 65, 69, 3, 8, 0) });
        yield return Zip("unknown method", Archive, new ZipPart("lzma") { Method = 14 });
        yield return Zip("method 98", Archive, new ZipPart("ppmd") { Method = 98 });
    }

    private static IEnumerable<Case> Lies()
    {
        yield return Zip("local name differs", Archive, new ZipPart("docs/good.md") { LocalName = $"../{Marks.Escape}" });
        yield return Zip("local size differs", Archive, new ZipPart("a") { LocalSize = 1 });
        yield return Zip("local packed size differs", Archive, new ZipPart("a") { LocalPacked = 1 });
        yield return Zip("local checksum differs", Archive, new ZipPart("a") { LocalCrc = 1 });
        yield return Zip("local method differs", Archive, new ZipPart("a") { LocalMethod = 0 });
        yield return Zip("local flags differ", Archive, new ZipPart("a") { LocalFlags = 0x801 });
        yield return Zip("size too small", Archive, new ZipPart("a", new string('x', 4_000)) { Size = 10, LocalSize = 10 });
        yield return Zip("size too large", Archive, new ZipPart("a") { Size = 400_000_000, LocalSize = 400_000_000 });
        yield return Zip("wrong checksum", Archive, new ZipPart("a") { Crc = 7, LocalCrc = 7 });
        yield return Zip("packed size beyond the file", Archive, new ZipPart("a") { Packed = 1 << 30, LocalPacked = 1 << 30 });
        yield return Zip("offset beyond the file", Archive, new ZipPart("a") { Offset = 0x7FFF_0000, CentralOnly = true });
        yield return Zip("bad local signature", Archive, new ZipPart("a") { LocalSignature = 0x04034B51 });
        yield return Zip("hidden local entry", Archive, new ZipPart("hidden") { LocalOnly = true });
        yield return Zip("two entries on one place", Archive, new ZipPart("docs/again.md") { Offset = 0, CentralOnly = true });
        yield return Zip("second disk", Archive, new ZipPart("a") { Disk = 3 });
        yield return Zip("folder with content", Archive, new ZipPart("folder/") { Raw = [1, 2, 3], Method = 0 });
        yield return Whole("count too large", Archive, parts => new ZipBuilder(parts) { Count = 60_000 });
        yield return Whole("count too small", Archive, parts => new ZipBuilder(parts) { Count = 1 });
        yield return Whole("record that is not counted", Archive, parts => new ZipBuilder([.. parts, new ZipPart("ghost") { CentralOnly = true }]) { Count = (ushort)parts.Length });
        yield return Whole("counts that disagree", Archive, parts => new ZipBuilder(parts) { CountHere = 1 });
        yield return Whole("directory elsewhere", Archive, parts => new ZipBuilder(parts) { DirectoryAt = 4 });
        yield return Whole("directory too long", Archive, parts => new ZipBuilder(parts) { DirectoryLength = 1 << 30 });
        yield return Whole("zip64 count", Archive, parts => new ZipBuilder(parts) { Zip64 = true, Zip64Count = ulong.MaxValue });
        yield return Whole("data in front", Archive, parts => new ZipBuilder(parts) { Front = Encoding.ASCII.GetBytes("#!/bin/sh\nexit 1\n") });
        yield return Whole("data in a gap", Archive, parts => new ZipBuilder(parts) { Gap = new byte[100] });
        yield return Whole("data behind", Archive, parts => new ZipBuilder(parts) { Behind = Encoding.ASCII.GetBytes("<script>alert(1)</script>") });
    }

    private static IEnumerable<Case> Bombs()
    {
        yield return new("zip", "bomb of 64 megabytes", Archive, h => h.File("handed.zip", new ZipBuilder([.. Parts(h.Desk), Zeros(64)]).Build()));
        yield return new("zip", "bomb of a gigabyte", Archive, h => h.File("handed.zip", new ZipBuilder([.. Parts(h.Desk), Zeros(1_024)]).Build()));
        yield return new("zip", "bomb of entries that overlap", Archive, h =>
        {
            var kernel = new ZipPart("k", new byte[4 << 20]) { Crc = 0 };
            h.File("handed.zip", new ZipBuilder([kernel, .. Enumerable.Range(0, 500).Select(i => kernel with { Name = "k", CentralOnly = true, Offset = 0 })]).Build());
        });
        yield return new("zip", "60,000 files", Archive, h => h.File("handed.zip", new ZipBuilder([.. Enumerable.Range(0, 60_000).Select(i => new ZipPart($"f{i}", [])
            { Method = 0 })]).Build()));
        yield return new("zip", "30,000 folders", Archive, h => h.File("handed.zip", new ZipBuilder([.. Parts(h.Desk), .. Enumerable.Range(0, 30_000).Select(i => new ZipPart($"f{i}/", []))]).Build()));
    }

    private static IEnumerable<Case> Damage()
    {
        foreach (var (name, cut) in new (string, Func<byte[], int>)[]
        {
            ("in the end record", b => b.Length - 5), ("in the directory", b => b.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 20), ("in a local header", b => b.AsSpan(1).IndexOf("PK\u0003\u0004"u8) + 10),
            ("in the data", b => 60), ("after four bytes", _ => 4),
        })
            yield return new("zip", $"cut off {name}", Archive, h => h.File("handed.zip", Good(h.Desk) is var whole ? whole[..cut(whole)] : []));
        yield return Zip("damaged deflate data", Archive, new ZipPart("a", new string('x', 500)) { Raw = [0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3], Method = 8 });
        yield return new("zip", "empty file", Expected.Refused("ARCHIVE", "SUB"), h => h.File("handed.zip", []));
        yield return new("zip", "no archive at all", Expected.Refused("ARCHIVE", "SUB"), h => h.File("handed.zip", "no archive at all"u8.ToArray()));
        yield return new("zip", "empty zip", Expected.Refused("ARCHIVE", "SUB"), h => h.File("handed.zip", new ZipBuilder().Build()));
        yield return new("zip", "comment that pretends an end", Archive, h => h.File("handed.zip", new ZipBuilder(Parts(h.Desk)) { Comment = [.. "PK\u0005\u0006"u8, .. new byte[18]] }.Build()));
    }

    /// <summary>The honest submission as parts of a zip.</summary>
    public static ZipPart[] Parts(Desk desk, string prefix = "") => [.. desk.Honest.Select(f => new ZipPart(prefix + f.Key, f.Value))];

    /// <summary>An honest zip.</summary>
    public static byte[] Good(Desk desk) => new ZipBuilder(Parts(desk)).Build();

    private static Case Zip(string name, Expected expected, params ZipPart[] more) =>
        new("zip", name, expected, h => h.File("handed.zip", new ZipBuilder([.. Parts(h.Desk), .. more]).Build()));

    private static Case Whole(string name, Expected expected, Func<ZipPart[], ZipBuilder> build) => new("zip", name, expected, h => h.File("handed.zip", build(Parts(h.Desk)).Build()));

    // Deflated zeros, made of one megabyte's block again and again; the size is true, the checksum is not reached.
    private static ZipPart Zeros(int megabytes)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(new byte[1 << 20]);
            deflate.Flush();
            var first = packed.ToArray();
            deflate.Write(new byte[1 << 20]);
            deflate.Flush();
            var block = packed.ToArray().AsSpan(first.Length).ToArray();
            for (var i = 0; i < megabytes - 2; i++)
                packed.Write(block);
        }

        return new("zeros", []) { Raw = packed.ToArray(), Size = (uint)megabytes << 20, LocalSize = (uint)megabytes << 20 };
    }
}

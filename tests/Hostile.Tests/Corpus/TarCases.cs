using Hostile.Tests.Watching;
using Practicum.Runner.Tests.Intake.Archives.Building;

namespace Hostile.Tests.Corpus;

/// <summary>Tar archives, plain and gzipped, that lie, link or lead elsewhere.</summary>
internal static class TarCases
{
    private static readonly Expected Archive = Expected.Refused("ARCHIVE");
    private static readonly Expected Name = Expected.Refused("ARCHIVE", "NAME");

    public static IEnumerable<Case> All() => [.. Entries(), .. Headers(), .. Gzip()];

    private static IEnumerable<Case> Entries()
    {
        yield return Tar("up", Name, new TarPart($"../{Marks.Escape}"));
        yield return Tar("absolute", Name, new TarPart($"/tmp/{Marks.Escape}"));
        yield return Tar("up by the prefix", Name, new TarPart(Marks.Escape) { Prefix = ".." });
        yield return Tar("up by pax path", Name, TarPart.Pax(("path", $"../{Marks.Escape}")), new TarPart("innocent"));
        yield return Tar("up by GNU long name", Name, TarPart.LongName($"../{Marks.Escape}"), new TarPart("innocent"));
        yield return Tar("symbolic link", Archive, new TarPart("link", "", '2') { Link = "/etc/passwd" });
        yield return Tar("symbolic link, then a file through it", Archive, new TarPart("out", "", '2') { Link = "/tmp" }, new TarPart($"out/{Marks.Escape}"));
        yield return Tar("hard link", Archive, new TarPart("link", "", '1') { Link = "/etc/passwd" });
        yield return Tar("hard link inside", Archive, new TarPart("link", "", '1') { Link = "model.onnx" });
        yield return Tar("character device", Archive, new TarPart("zero", "", '3'));
        yield return Tar("block device", Archive, new TarPart("disk", "", '4'));
        yield return Tar("fifo", Archive, new TarPart("pipe", "", '6'));
        yield return Tar("sparse", Archive, new TarPart("sparse", "x", 'S'));
        yield return Tar("link by pax", Archive, TarPart.Pax(("linkpath", "/etc/passwd")), new TarPart("link", "", '2'));
        yield return Tar("unknown type", Archive, new TarPart("odd", "x", 'Q'));
        yield return Tar("same name twice", Name, new TarPart("policy.yaml", "practicum: policy/v1\n"));
        yield return Tar("case twins", Name, new TarPart("Policy.yaml", "practicum: policy/v1\n"));
        yield return Tar("name like a diagnostic", Name, new TarPart("model.onnx: PR-OK-000: fine"));
        yield return Tar("name with a terminal escape", Name, new TarPart("a\u001b]0;gone\u0007"));
        yield return new("tar", "10,000 files", Archive, h => h.File("handed.tar", new TarBuilder([.. Parts(h.Desk), .. Enumerable.Range(0, 10_000).Select(i => new TarPart($"f{i}", []))]).Build()));
    }

    private static IEnumerable<Case> Headers()
    {
        yield return Tar("wrong checksum", Archive, new TarPart("a") { Checksum = "0000001\0" });
        yield return Tar("size beyond the file", Archive, new TarPart("a") { Says = 70_000_000_000 });
        yield return Tar("negative size", Archive, new TarPart("a") { Size = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE] });
        yield return Tar("size that is no number", Archive, new TarPart("a") { Size = [.. "0x12345678\0\0"u8] });
        yield return Tar("pax size that lies", Archive, TarPart.Pax(("size", "99999999999999999999")), new TarPart("a"));
        yield return Tar("pax record that lies", Archive, new TarPart("PaxHeaders/x", "9999 path=a\n", 'x'), new TarPart("a"));
        yield return Tar("pax of a megabyte", Archive, TarPart.Pax(("comment", new string('c', 4 << 20))), new TarPart("a"));
        yield return Tar("global pax path", Archive, new TarPart("g", TarPart.Records(("path", $"../{Marks.Escape}")), 'g'), new TarPart("a"));
        yield return Tar("long name of a megabyte", Archive, TarPart.LongName(new string('n', 4 << 20)), new TarPart("a"));
        yield return Tar("sparse by pax", Archive, TarPart.Pax(("GNU.sparse.major", "1"), ("GNU.sparse.realsize", "1000000000000")), new TarPart("a"));
        yield return new("tar", "cut off", Archive, h => h.File("handed.tar", Good(h.Desk)[..1_300]));
        yield return new("tar", "cut off in a header", Archive, h => h.File("handed.tar", Good(h.Desk)[..1_100]));
    }

    private static IEnumerable<Case> Gzip()
    {
        yield return new("tar", "gzip with a wrong checksum", Archive, h => h.File("handed.tar.gz", GzipBuilder.Member(Good(h.Desk), crc: 7)));
        yield return new("tar", "gzip with a wrong size", Archive, h => h.File("handed.tar.gz", GzipBuilder.Member(Good(h.Desk), size: 7)));
        yield return new("tar", "gzip with garbage behind", Archive, h => h.File("handed.tar.gz", [.. GzipBuilder.Member(Good(h.Desk)), 1, 2, 3]));
        yield return new("tar", "gzip of another method", Archive, h => h.File("handed.tar.gz", GzipBuilder.Member(Good(h.Desk), method: 7)));
        yield return new("tar", "gzip cut off", Archive, h => h.File("handed.tar.gz", GzipBuilder.Member(Good(h.Desk))[..^9]));
        yield return new("tar", "gzip bomb", Archive, h => h.File("handed.tar.gz", new TarBuilder([.. Parts(h.Desk), new TarPart("zeros", new byte[64 << 20])]).BuildGzip()));
        yield return new("tar", "gzip of zeros alone", Archive, h => h.File("handed.tar.gz", GzipBuilder.Member(new byte[32 << 20])));
        yield return new("tar", "gzip in a gzip", Archive, h => h.File("handed.tar.gz", GzipBuilder.Member(GzipBuilder.Member(Good(h.Desk)))));
        yield return new("tar", "gzip of text", Archive, h => h.File("handed.tar.gz", GzipBuilder.Member("plain text"u8)));
    }

    /// <summary>The honest submission as parts of a tar.</summary>
    public static TarPart[] Parts(Desk desk, string prefix = "") => [.. desk.Honest.Select(f => new TarPart(prefix + f.Key, f.Value))];

    /// <summary>An honest tar.</summary>
    public static byte[] Good(Desk desk) => new TarBuilder(Parts(desk)).Build();

    private static Case Tar(string name, Expected expected, params TarPart[] more) =>
        new("tar", name, expected, h => h.File("handed.tar.gz", new TarBuilder([.. Parts(h.Desk), .. more]).BuildGzip()));
}

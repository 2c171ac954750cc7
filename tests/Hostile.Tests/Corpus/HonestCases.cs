using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Practicum.Runner.Tests.Intake.Archives.Building;

namespace Hostile.Tests.Corpus;

/// <summary>Good work in every form that people hand in; all of it is admitted, so that refusing everything fails.</summary>
internal static class HonestCases
{
    public static IEnumerable<Case> All() => [.. Folders(), .. Archives(), .. Cards(), .. Exports()];

    private static IEnumerable<Case> Folders()
    {
        yield return Honest("folder", h => h.Folder());
        yield return Honest("minimal folder", h => h.Folder(("policy.yaml", null), ("findings.jsonl", null), ("docs/model-card.md", null),
            ("submission.yaml", "practicum: submission/v1\nproject: tiny-desk\nvariant: 3\nmodel: {file: model.onnx}\n"u8.ToArray())));
        yield return Honest("names in UTF-8", h => h.Folder(("docs/model-card.md", null), ("docs/modèle – carte.md", Text(Desk.Card)), ("docs/モデル.md", Text(Desk.Card)), ("docs/модель.md", Text(Desk.Card)),
            ("submission.yaml", Text(Desk.Manifest.Replace("docs/model-card.md", "\"docs/modèle – carte.md\"", StringComparison.Ordinal)))));
        yield return Honest("manifest with comments, BOM and other line ends", h => h.Folder(("submission.yaml", [0xEF, 0xBB, 0xBF, .. Text("# mine, é\n" + Desk.Manifest), .. Text("# end\n")])));
        yield return Honest("manifest in CRLF", h => h.Folder(("submission.yaml", Text(Desk.Manifest.Replace("\n", "\r\n", StringComparison.Ordinal)))));
        yield return Honest("model over a matrix", h => h.Model(Net.Linear(Net.Floats("w", [0.01f, 0.5f], 2, 1)).Bytes()));
    }

    private static IEnumerable<Case> Archives()
    {
        yield return Honest("zip", h => h.File("handed.zip", ZipCases.Good(h.Desk)));
        yield return Honest("zip in a folder", h => h.File("handed.zip", new ZipBuilder([new ZipPart("mine/"), .. ZipCases.Parts(h.Desk, "mine/")]).Build()));
        yield return Honest("zip, stored", h => h.File("handed.zip", new ZipBuilder([.. ZipCases.Parts(h.Desk).Select(p => p with { Method = 0 })]).Build()));
        yield return Honest("zip, written to a pipe", h => h.File("handed.zip", new ZipBuilder([.. ZipCases.Parts(h.Desk).Select(p => p with { Descriptor = true })]).Build()));
        yield return Honest("zip with a comment", h => h.File("handed.zip", new ZipBuilder(ZipCases.Parts(h.Desk)) { Comment = Text("my best model") }.Build()));
        yield return Honest("zip with names in UTF-8", h => h.File("handed.zip", new ZipBuilder([.. ZipCases.Parts(h.Desk), new ZipPart("docs/données.csv"), new ZipPart("docs/モデル.md")]).Build()));
        yield return Honest("zip by .NET", h => h.File("handed.zip", ByNet(h)));
        yield return Honest("zip by .NET to a pipe", h => h.File("handed.zip", ByNetStreamed(h)));
        yield return Honest("zip of zeros within reason", h => h.File("handed.zip", new ZipBuilder([.. ZipCases.Parts(h.Desk), new ZipPart("docs/zeros.csv", string.Concat(Enumerable.Repeat("0,0,0,0\n", 1_000)))]).Build()));
        yield return Honest("tar", h => h.File("handed.tar", TarCases.Good(h.Desk)));
        yield return Honest("tar.gz", h => h.File("handed.tar.gz", new TarBuilder(TarCases.Parts(h.Desk)).BuildGzip()));
        yield return Honest("tar.gz in a folder", h => h.File("handed.tar.gz", new TarBuilder([TarPart.Folder("mine/"), TarPart.Folder("mine/docs/"), .. TarCases.Parts(h.Desk, "mine/")]).BuildGzip()));
        yield return Honest("tar.gz with ./ before each name", h => h.File("handed.tar.gz", new TarBuilder([TarPart.Folder("./"), .. TarCases.Parts(h.Desk, "./")]).BuildGzip()));
        yield return Honest("tar.gz with pax headers", h => h.File("handed.tar.gz", new TarBuilder([.. TarCases.Parts(h.Desk).SelectMany(p => new[] { TarPart.Pax(("path", p.Name), ("mtime", "1700000000.5")), p with { Name = "short" } })]).BuildGzip()));
        yield return Honest("tar.gz by .NET", h => h.File("handed.tar.gz", TarByNet(h)));
        yield return Honest("tar with names in UTF-8", h => h.File("handed.tar", new TarBuilder([.. TarCases.Parts(h.Desk), TarPart.Pax(("path", "docs/données.csv")), new TarPart("docs/donnees.csv")]).Build()));
    }

    private static IEnumerable<Case> Cards()
    {
        foreach (var (name, card) in new[]
        {
            ("script", "# Card\n\n<script>alert(1)</script>\n"), ("image with a handler", "<img src=x onerror=alert(1)>\n"), ("link that runs", "[click](javascript:alert(1)) [click](JaVa\tScRiPt:alert(1)) <javascript:alert(1)>\n"),
            ("data link", "[click](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)\n"), ("remote image", "![tracker](https://example.org/pixel.gif)\n"), ("closing tags", "</section></body></html><svg onload=alert(1)>\n"),
            ("reference link that runs", "[click][1]\n\n[1]: javascript:alert(1) \"onmouseover=alert(1)\"\n"), ("terminal escape", "hello \u202Eolleh\n"),
        })
            yield return Honest($"model card with {name}", h => h.Folder(("docs/model-card.md", Text(card)))) with { Verb = Verb.Assess };
    }

    /// <summary>Models as the common tools write them.</summary>
    private static IEnumerable<Case> Exports()
    {
        const string four = "fee, calls, plan=basic, plan=plus";
        foreach (var (file, features) in new[]
        {
            ("skl_scaler_logistic", four), ("skl_random_forest", four), ("skl_gradient_boosting", four), ("xgboost_classifier", four), ("lightgbm_classifier", four), ("skl_label_encoder", null),
            ("torch_four", four), ("keras_four", four),
        })
        {
            var manifest = Desk.Manifest.Replace("model.onnx,", features is null ? "model.onnx," : $"model.onnx, features: [{features}],", StringComparison.Ordinal);
            yield return Honest($"export {file}", h => h.Folder(("submission.yaml", Text(manifest)), ("model.onnx", File.ReadAllBytes(Path.Combine(Mutations.MutationRun.Root, "tests", "Practicum.Onnx.Tests", "Vectors", "exports", file + ".onnx")))));
        }
    }

    private static Case Honest(string name, Action<Handing> make) => new("honest", name, Expected.Admitted, make);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] ByNet(Handing handing)
    {
        var bytes = new MemoryStream();
        ZipFile.CreateFromDirectory(handing.Desk.Shell.At("honest"), bytes, CompressionLevel.Optimal, includeBaseDirectory: true);
        return bytes.ToArray();
    }

    private static byte[] ByNetStreamed(Handing handing)
    {
        var bytes = new MemoryStream();
        using (var pipe = new OneWay(bytes))
        using (var zip = new ZipArchive(pipe, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in handing.Desk.Honest)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] TarByNet(Handing handing)
    {
        var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Optimal))
            TarFile.CreateFromDirectory(handing.Desk.Shell.At("honest"), packed, includeBaseDirectory: true);
        return bytes.ToArray();
    }

    /// <summary>A stream that cannot seek, as a pipe.</summary>
    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}

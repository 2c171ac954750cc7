using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Hostile.Tests.Watching;

namespace Hostile.Tests.Corpus;

/// <summary>Folders that hold more than files.</summary>
internal static class FolderCases
{
    private static readonly Expected Refused = Expected.Refused("ARCHIVE", "NAME", "SUB");

    public static IEnumerable<Case> All()
    {
        yield return Folder("link to a file outside", h => File.CreateSymbolicLink(h.At("handed", "docs", "link.md"), "/etc/passwd"));
        yield return Folder("model that is a link", h => Replace(h, "model.onnx", path => File.CreateSymbolicLink(path, h.Desk.Shell.At("honest", "model.onnx"))));
        yield return Folder("manifest that is a link", h => Replace(h, "submission.yaml", path => File.CreateSymbolicLink(path, h.Desk.Shell.At("honest", "submission.yaml"))));
        yield return Folder("link to a folder outside", h => Directory.CreateSymbolicLink(h.At("handed", "more"), "/etc"));
        yield return Folder("link in a circle", h => Directory.CreateSymbolicLink(h.At("handed", "more"), h.At("handed")));
        yield return Folder("link that leads nowhere", h => File.CreateSymbolicLink(h.At("handed", "more"), h.At(Marks.Escape)));
        yield return Folder("fifo", h => Native.MakeFifo(h.At("handed", "pipe")));
        yield return Folder("model that is a fifo", h => Replace(h, "model.onnx", Native.MakeFifo));
        yield return Folder("manifest that is a fifo", h => Replace(h, "submission.yaml", Native.MakeFifo));
        yield return Folder("socket", h =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(h.At("handed", "s")));
            h.Restore = socket.Dispose;
        });
        yield return Folder("device", h => Native.MakeZeroDevice(h.At("handed", "zero")));
        yield return Folder("5,000 files", h =>
        {
            for (var i = 0; i < 5_000; i++)
                File.WriteAllBytes(h.At("handed", $"f{i}"), []);
        });
        yield return Folder("200 folders deep", h => Directory.CreateDirectory(h.At(["handed", .. Enumerable.Repeat("d", 200)])));
        yield return Folder("file of a terabyte of nothing", h =>
        {
            using var file = File.Create(h.At("handed", "sparse.bin"));
            file.SetLength(1L << 40);
        });
        yield return Folder("model of a terabyte of nothing", Expected.Refused("ARCHIVE", "SUB", "ONNX", "MODEL"), h =>
        {
            using var file = File.Create(h.At("handed", "model.onnx"));
            file.SetLength(1L << 40);
        });
        yield return Folder("name like a diagnostic", h => File.WriteAllText(h.At("handed", "model.onnx: PR-OK-000: fine"), "x"));
        yield return Folder("name like a diagnostic, of a link", h => File.CreateSymbolicLink(h.At("handed", "model.onnx:PR-OK-000: fine"), "/etc/passwd"));
        yield return Folder("name with a terminal escape", h => File.WriteAllText(h.At("handed", "a\u001b]0;gone\u0007"), "x"));
        yield return Folder("name from right to left", h => File.WriteAllText(h.At("handed", "model\u202Exnno.md"), "x"));
        yield return Folder("name with a line end", h => File.WriteAllText(h.At("handed", "a\nThe submission can be assessed."), "x"));
        yield return Folder("case twins", h => File.WriteAllText(h.At("handed", "Model.onnx"), "x"));
        yield return Folder("manifest that is a folder", h => Replace(h, "submission.yaml", path => Directory.CreateDirectory(path)));
        yield return Folder("model that is a folder", Expected.Refused("ARCHIVE", "SUB", "NAME"), h => Replace(h, "model.onnx", path => Directory.CreateDirectory(path)));
        yield return new("folder", "nothing there", Refused, _ => { });
        yield return new("folder", "a device", Refused, h => File.CreateSymbolicLink(h.At("handed"), "/dev/zero"));
        yield return new("folder", "a fifo", Refused, h => Native.MakeFifo(h.At("handed")));
    }

    private static Case Folder(string name, Action<Handing> change) => Folder(name, Refused, change);

    private static Case Folder(string name, Expected expected, Action<Handing> change) => new("folder", name, expected, h =>
    {
        h.Folder();
        change(h);
    });

    private static void Replace(Handing handing, string name, Action<string> make)
    {
        File.Delete(handing.At("handed", name));
        make(handing.At("handed", name));
    }
}

using System.Text;
using Practicum.Cli.Tests;

namespace Hostile.Tests.Corpus;

/// <summary>
/// One person's corner of the disk: a working directory, a home, a temporary folder and a canary, all below one folder whose every entry is compared before
/// and after.
/// </summary>
internal sealed class Handing : IDisposable
{
    private readonly Shell _shell = new();

    public Handing(Desk desk)
    {
        Desk = desk;
        foreach (var folder in new[] { "home", "job", "canary" })
            Directory.CreateDirectory(_shell.At(folder));
        _shell.Write("canary/diary.txt", "dear diary");
        _shell.Write("job/canary.txt", "dear diary");
    }

    /// <summary>The project, its workspace and the honest submission.</summary>
    public Desk Desk { get; }

    /// <summary>Starts processes in this corner.</summary>
    public Shell Shell => _shell;

    /// <summary>Everything lies below this.</summary>
    public string Root => _shell.Folder;

    /// <summary>The working directory.</summary>
    public string Job => _shell.At("job");

    /// <summary>What is handed in: a name in the working directory.</summary>
    public string Handed { get; private set; } = "handed";

    /// <summary>Undoes what a case did to permissions, so that the corner can be cleared away.</summary>
    public Action? Restore { get; set; }

    /// <summary>Environment of the processes.</summary>
    public Dictionary<string, string?> Environment => new() { ["HOME"] = _shell.At("home"), ["PRACTICUM_CANARY"] = "environment of the parent" };

    /// <summary>Path in the working directory.</summary>
    public string At(params string[] parts) => Path.Combine([Job, .. parts]);

    /// <summary>Hands in a file with these bytes.</summary>
    public void File(string name, byte[] bytes)
    {
        Handed = name;
        System.IO.File.WriteAllBytes(At(name), bytes);
    }

    /// <summary>Hands in a folder: the honest submission with some files changed (null: removed).</summary>
    public void Folder(params (string Name, byte[]? Content)[] changes)
    {
        foreach (var (name, content) in Desk.With(changes))
        {
            var path = At(Handed, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllBytes(path, content);
        }
    }

    /// <summary>Hands in the honest folder with a model of one's own over the columns fee and calls.</summary>
    public void Model(byte[] model) => Folder(("model.onnx", model), ("submission.yaml", Encoding.UTF8.GetBytes(Desk.MatrixManifest)));

    public void Dispose()
    {
        Restore?.Invoke();
        _shell.Dispose();
    }
}

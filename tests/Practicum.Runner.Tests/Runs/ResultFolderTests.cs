using System.Diagnostics;
using System.Text;
using Practicum.Runner.Intake.Jobs;
using Practicum.Runner.Runs;

namespace Practicum.Runner.Tests.Runs;

/// <summary>Files that belong together appear and change together.</summary>
public sealed class ResultFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_result_appears_and_replaces_an_earlier_one()
    {
        ResultFolder.Replace(At("deep/result"), Files("one"));
        Assert.Equal("one one", Read("deep/result"));
        ResultFolder.Replace(At("deep/result"), Files("two"));
        Assert.Equal("two two", Read("deep/result"));
        Assert.Equal(["result"], Directory.EnumerateFileSystemEntries(At("deep")).Select(Path.GetFileName));
    }

    [Fact]
    public void Other_things_in_the_folder_stay_and_links_are_not_replaced()
    {
        ResultFolder.Replace(At("result"), Files("one"));
        File.WriteAllText(At("result/notes.txt"), "mine");
        ResultFolder.Replace(At("result"), Files("two"));
        Assert.Equal("two two", Read("result"));
        Assert.Equal("mine", File.ReadAllText(At("result/notes.txt")));
        Directory.CreateSymbolicLink(At("way"), At("result"));
        ResultFolder.Replace(At("way"), Files("three"));
        Assert.Equal("three three", Read("result"));
        Assert.NotNull(new DirectoryInfo(At("way")).LinkTarget);
        Assert.Equal(["a", "b", "notes.txt"], Directory.EnumerateFileSystemEntries(At("result")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_keeps_its_mode_when_it_is_exchanged()
    {
        ResultFolder.Replace(At("result"), Files("one"));
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(At("result"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ResultFolder.Replace(At("result"), Files("two"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(At("result")));
    }

    /// <summary>A reader that never stops looking sees files of one run, whichever; here the step is one exchange.</summary>
    [Fact]
    public async Task A_reader_sees_the_files_of_one_run_at_any_moment()
    {
        ResultFolder.Replace(At("result"), Files("run 0"));
        var writer = Task.Run(() =>
        {
            for (var run = 1; run <= 60; run++)
                ResultFolder.Replace(At("result"), Files($"run {run}"));
        });
        var seen = new HashSet<string>();
        while (!writer.IsCompleted)
        {
            // Both files through one open folder, as a reader has it that does not look twice for the name.
            using var handle = UnixFiles.Open(At("result"), folder: true, follow: true);
            var held = $"/proc/self/fd/{handle!.DangerousGetHandle()}";
            try
            {
                var (a, b) = (File.ReadAllText(Path.Combine(held, "a")), File.ReadAllText(Path.Combine(held, "b")));
                Assert.Equal(a, b);
                seen.Add(a);
            }
            catch (FileNotFoundException)
            {
                // The folder that was open is the old one, which goes at once.
            }
        }

        await writer;
        Assert.NotEmpty(seen);
        Assert.Equal("run 60 run 60", Read("result"));
    }

    [Fact]
    public void What_a_killed_writer_left_is_removed_by_the_next_one()
    {
        using var process = Process.Start("true");
        process.WaitForExit();
        var dead = JobOwner.Current with { Process = process.Id };
        Directory.CreateDirectory(At($".practicum-{dead}-abc"));
        File.WriteAllText(At($".practicum-{dead}-abc/a"), "half");
        File.WriteAllText(At($".practicum-{dead}-def"), "half");
        File.WriteAllText(At($".practicum-{JobOwner.Current}-mine"), "half");
        File.WriteAllText(At(".practicum-notes"), "no name of ours");
        WholeFile.Write(At("x"), "x"u8.ToArray());
        Assert.Equal([$".practicum-{JobOwner.Current}-mine", ".practicum-notes", "x"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_place_that_cannot_be_written_keeps_what_it_has()
    {
        ResultFolder.Replace(At("result"), Files("one"));
        Assert.Throws<IOException>(() => ResultFolder.Replace(At("result"), [("a", "two"u8.ToArray()), ("a", "twice"u8.ToArray())]));
        Assert.Equal("one one", Read("result"));
        Assert.Equal(["result"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    private static (string Name, byte[] Bytes)[] Files(string text) => [("a", Encoding.UTF8.GetBytes(text)), ("b", Encoding.UTF8.GetBytes(text))];

    private string At(string name) => Path.Combine(_folder, name);

    private string Read(string name) => File.ReadAllText(At(name + "/a")) + " " + File.ReadAllText(At(name + "/b"));
}

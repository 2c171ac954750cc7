using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Practicum.Cli.Tests;

/// <summary>A run that is stopped, and places that cannot be written, leave nothing behind.</summary>
public sealed partial class StopTests(Desk desk) : IDisposable
{
    private const int Interrupt = 2, Terminate = 15;
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(Interrupt, 200)]
    [InlineData(Interrupt, 1_500)]
    [InlineData(Terminate, 3_000)]
    public async Task A_signal_stops_an_assessment_quickly_and_leaves_nothing(int signal, int after)
    {
        using var process = _shell.Start(new Dictionary<string, string?>(), null, "assess", desk.At("pack"), desk.At("work", "submission"), "--seeds", "400", "--out", "result");
        var ending = Shell.End(process);
        while (!process.HasExited && !File.ReadAllText($"/proc/{process.Id}/maps").Contains("YamlDotNet.dll", StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await Task.Delay(after, TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Kill(process.Id, signal));
        var ran = (await ending).Ended(130);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        Assert.EndsWith("Stopped. Nothing was written.\n", ran.Error);
        Assert.False(Path.Exists(_shell.At("result")));
        _shell.LeftNothing();
    }

    [Fact]
    public async Task A_folder_with_something_else_is_left_alone()
    {
        _shell.Write("mine/diary.txt", "dear diary");
        var ran = await Assess("mine");
        Assert.Contains("mine: PR-RUN-010: This folder holds something that is no assessment", ran.Error);
        Assert.Equal(["diary.txt"], Directory.EnumerateFileSystemEntries(_shell.At("mine")).Select(Path.GetFileName));
        Assert.Contains("mine/diary.txt: PR-RUN-010: Results need a folder, and this is a file.", (await Assess("mine/diary.txt")).Error);
        Assert.Equal("dear diary", File.ReadAllText(_shell.At("mine", "diary.txt")));
    }

    [Theory]
    [InlineData("file/result")]
    [InlineData("/proc/practicum/result")]
    [InlineData("/dev/full/result")]
    public async Task A_place_that_cannot_be_written_is_one_sentence_before_the_work(string place)
    {
        _shell.Write("file", "a file");
        var ran = await Assess(place);
        Assert.Contains($"{place}: PR-RUN-01", ran.Error);
        Assert.DoesNotContain("  at ", ran.Error);
        Assert.DoesNotContain("Open the world", ran.Error);
        Assert.Equal(2, ran.Error.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task A_timeline_or_a_model_that_cannot_be_written_is_one_sentence()
    {
        var replayed = (await _shell.Run("replay", desk.At("pack"), desk.At("work", "submission"), "--timeline", "nowhere/timeline.jsonl")).Ended(1);
        Assert.Contains("PR-RUN-009: ", replayed.Error);
        var trained = (await _shell.Run("train", desk.At("recipe.yaml"), "--workspace", desk.At("work"), "--out", "nowhere/model.onnx")).Ended(1);
        Assert.Contains("PR-RUN-009: ", trained.Error);
        Assert.DoesNotContain("  at ", replayed.Error + trained.Error);
        Assert.False(Directory.Exists(_shell.At("nowhere")));
        _shell.LeftNothing();
    }

    private async Task<Ran> Assess(string place)
    {
        var ran = (await _shell.Run("assess", desk.At("pack"), desk.At("work", "submission"), "--out", place)).Ended(1);
        Assert.Equal("", ran.Out);
        _shell.LeftNothing();
        return ran;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

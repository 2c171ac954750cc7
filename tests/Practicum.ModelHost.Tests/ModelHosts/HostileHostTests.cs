using System.Diagnostics;
using System.Text;
using Practicum.Core.Submissions;
using Practicum.Numerics.Wire;
using Practicum.Runner.ModelHosts;
using Practicum.Runner.ModelHosts.Admission;

namespace Practicum.ModelHost.Tests.ModelHosts;

using Host = Practicum.Runner.ModelHosts.ModelHost;

/// <summary>A model that took its host over can say what it likes: each thing it says is an outcome, soon, and its process is gone.</summary>
[Collection("model hosts")]
public sealed class HostileHostTests : Hosting
{
    private static readonly ModelHostOptions Taken = new() { Folder = Program(), StartLimit = TimeSpan.FromSeconds(60), SlotLimit = TimeSpan.FromSeconds(60) };
    private static readonly Table Rows2 = Rows(("a", Numbers(0.25, 0.5)));

    [Theory]
    [InlineData("changes the model")]
    [InlineData("shrinks the slots")]
    [InlineData("nothing of the kind")]
    public async Task What_the_memories_forbid_has_no_effect_and_an_honest_one_answers(string deed)
    {
        var outcome = await Does(deed);
        Assert.Equal([0.5f, 0.5f], Values(outcome));
    }

    [Theory]
    [InlineData("says it is ready instead", "The model host answered Ready, expected Described.")]
    [InlineData("describes a million ports", "The model host's description cannot be read.")]
    [InlineData("refuses with a code that is not its own", "The model host answered Refused, expected Described.")]
    [InlineData("answers for another slot", "The model host answered for another slot than the one asked for.")]
    [InlineData("answers for fewer rows", "The model host answered for another slot than the one asked for.")]
    [InlineData("answers a later request", "The model host answered for another slot than the one asked for.")]
    [InlineData("dies inside a frame", "The stream ended inside a frame.")]
    [InlineData("writes what is no frame", "A frame does not begin with 'PW'.")]
    [InlineData("announces four gigabytes", "A frame announces 4294967295 bytes, at most 4194304 are allowed.")]
    [InlineData("floods standard output", "A frame does not begin with 'PW'.")]
    public async Task Nonsense_is_a_crash_with_a_sentence(string deed, string said) =>
        Assert.Equal(said, Assert.IsType<Outcome<Scores>.Crashed>(await Does(deed)).Said);

    [Theory]
    [InlineData("never answers")]
    [InlineData("closes its output and stays")] // bubblewrap holds the other end of the pipe: nothing is noticed until the deadline
    public async Task A_host_that_falls_silent_is_out_of_time(string deed)
    {
        var outcome = await Does(deed, Taken with { StartLimit = TimeSpan.FromSeconds(deed == "never answers" ? 3 : 60), SlotLimit = TimeSpan.FromSeconds(3) });
        Assert.True(outcome is Outcome<Scores>.OutOfTime || (deed != "never answers" && outcome is Outcome<Scores>.Crashed), outcome.Sentence);
    }

    [Fact]
    public async Task Text_that_would_act_on_a_terminal_is_shown_without_its_power() =>
        Assert.Equal("PR-MODEL-010: \ufffd]0;owned\ufffd \ufffdgnirts", (await Does("refuses with an escape sequence")).Sentence);

    [Fact]
    public async Task Errors_without_end_are_cut_off_by_the_cage() =>
        Assert.StartsWith("PR-CAGE-004: ", (await Does("floods standard error")).Sentence);

    [Theory]
    [InlineData("answers twice")]
    [InlineData("answers before it is asked")]
    public async Task An_answer_too_many_breaks_the_next_request_and_never_moves_a_score(string deed)
    {
        var started = await Host.StartAsync(Unvetted(Encoding.UTF8.GetBytes(deed)), Spec(["a"]), Rows2.Schema, Taken, Stop);
        await using var host = Assert.IsType<Outcome<Host>.Done>(started).Value;
        await host.ScoreAll(Rows2, null, Stop);
        var next = await host.ScoreAll(Rows2, null, Stop);
        Assert.Equal("The model host answered for another slot than the one asked for.", Assert.IsType<Outcome<Scores>.Crashed>(next).Said);
    }

    [Theory]
    [InlineData("gives an output of another name", false)]
    [InlineData("gives an output of another type", false)]
    [InlineData("gives no outputs", false)]
    [InlineData("nothing of the kind", true)]
    public async Task Tensors_that_are_not_the_models_outputs_are_a_crash(string deed, bool honest)
    {
        var started = await TensorHost.StartAsync(Unvetted(Encoding.UTF8.GetBytes(deed)), Taken, Stop);
        await using var host = Assert.IsType<Outcome<TensorHost>.Done>(started).Value;
        var ran = await host.RunAsync([NamedTensor.Of("x", [1f], 1, 1)], Stop);
        if (honest)
            Assert.Equal([0.5f], MemoryOf(Assert.IsType<Outcome<ImmutableArray<NamedTensor>>.Done>(ran).Value[0]));
        else
            Assert.Equal("The model host gave other outputs than the model has.", Assert.IsType<Outcome<ImmutableArray<NamedTensor>>.Crashed>(ran).Said);
    }

    private static float[] MemoryOf(NamedTensor tensor) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(tensor.Raw.Span).ToArray();

    private static async Task<Outcome<Scores>> Does(string deed, ModelHostOptions? options = null)
    {
        var clock = Stopwatch.StartNew();
        var started = await Host.StartAsync(Unvetted(Encoding.UTF8.GetBytes(deed)), Spec(["a"]), Rows2.Schema, options ?? Taken, Stop);
        if (started is not Outcome<Host>.Done(var host))
            return started.Carry<Scores>();
        await using (host)
        {
            var outcome = await host.ScoreAll(Rows2, null, Stop);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(45), "It was waited for until its deadline.");
            return outcome;
        }
    }

    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(output.FullName, "..", "..", "..", "..", "HostileHost", "bin", output.Parent!.Name, output.Name));
    }
}

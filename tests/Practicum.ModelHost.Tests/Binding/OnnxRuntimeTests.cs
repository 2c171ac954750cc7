using Practicum.ModelHost.Binding;
using Practicum.ModelHost.Tests.Models;
using Practicum.Numerics.Wire;

namespace Practicum.ModelHost.Tests.Binding;

public sealed class OnnxRuntimeTests
{
    [Fact]
    public void A_missing_library_is_one_sentence_with_the_mend()
    {
        var outcome = OnnxRuntime.Open(Path.Combine(Path.GetTempPath(), "nowhere"));
        Assert.Equal($"PR-MODEL-003: ONNX Runtime's library {OnnxRuntime.LibraryName} is missing from {Path.Combine(Path.GetTempPath(), "nowhere")}; build again, which fetches it with npm ci in native/.", outcome.Sentence);
    }

    [Fact]
    public void A_damaged_library_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("practicum-test-");
        File.WriteAllText(Path.Combine(folder.FullName, OnnxRuntime.LibraryName), "no library");
        Assert.Equal("PR-MODEL-003", Assert.IsType<Outcome<OnnxRuntime>.Refused>(OnnxRuntime.Open(folder.FullName)).Code);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_session_describes_its_inputs_and_outputs()
    {
        using var runtime = Open();
        using var session = Load(runtime, Some.Columns());
        Assert.Equal(["number float [N, 1]", "count int64 [N, 1]", "plan string [N, 1]"], session.Description.Inputs.Select(p => $"{p.Name} {p.ElementText} {p.ShapeText}"));
        Assert.Equal(["score float [N, 1]"], session.Description.Outputs.Select(p => $"{p.Name} {p.ElementText} {p.ShapeText}"));
    }

    [Fact]
    public void Tensors_of_every_type_are_fed_and_read_back()
    {
        using var runtime = Open();
        using var session = Load(runtime, Some.Columns());
        using var number = OnnxTensor.Of(runtime, (ReadOnlySpan<float>)[0.1f, 0.2f], 2, 1);
        using var count = OnnxTensor.Of(runtime, (ReadOnlySpan<long>)[10L, 20L], 2, 1);
        using var plan = OnnxTensor.Of(runtime, (ReadOnlySpan<string>)["plus", "größer"], 2, 1);
        using var result = ((Outcome<OnnxResult>.Done)session.Run([number, count, plan], "score")).Value;
        Assert.Equal([2L, 1L], result.Shape);
        Assert.Equal(0.4f, result.Floats[0], 1e-6f);
        Assert.Equal(1f, result.Floats[1], 1e-6f);
        Assert.Throws<InvalidOperationException>(() => result.Longs.Length);
    }

    [Fact]
    public void A_tensor_over_memory_sees_what_is_written_later_and_outlives_its_owner()
    {
        using var runtime = Open();
        using var session = Load(runtime, Some.Echo(-1));
        var block = new NativeBlock(64);
        using var tensor = OnnxTensor.Over(runtime, block, 32, block.Bytes, ElementType.Float, 2, 1);
        block.Values<float>()[8] = 0.5f;
        block.Values<float>()[9] = 0.75f;
        block.Dispose();
        using var result = ((Outcome<OnnxResult>.Done)session.Run([tensor], "y")).Value;
        Assert.Equal([0.5f, 0.75f], result.Floats.ToArray());
    }

    [Fact]
    public void A_tensor_that_leaves_its_memory_is_an_error_of_ours()
    {
        using var runtime = Open();
        using var block = new NativeBlock(64);
        Assert.Throws<ArgumentException>(() => OnnxTensor.Over(runtime, block, 60, 64, ElementType.Float, 2, 1));
        Assert.Throws<ArgumentException>(() => OnnxTensor.Over(runtime, block, 0, 64, ElementType.Text, 2, 1));
        Assert.Throws<ArgumentException>(() => OnnxTensor.Of(runtime, (ReadOnlySpan<float>)[1f], 2, 1));
    }

    [Fact]
    public void Sessions_and_results_survive_the_disposal_of_the_runtime_that_made_them()
    {
        var runtime = Open();
        using var session = Load(runtime, Some.Echo(-1));
        using var tensor = OnnxTensor.Of(runtime, (ReadOnlySpan<float>)[0.5f], 1, 1);
        runtime.Dispose();
        using var result = ((Outcome<OnnxResult>.Done)session.Run([tensor], "y")).Value;
        session.Dispose();
        Assert.Equal(0.5f, result.Floats[0]);
        Assert.Throws<ObjectDisposedException>(() => session.Run([tensor], "y"));
    }

    [Fact]
    public void Errors_are_outcomes()
    {
        using var runtime = Open();
        Assert.Equal("PR-MODEL-010", Assert.IsType<Outcome<OnnxSession>.Refused>(runtime.Load([])).Code);
        using var session = Load(runtime, Some.Echo(-1));
        using var wrong = OnnxTensor.Of(runtime, (ReadOnlySpan<long>)[1L], 1, 1);
        Assert.Equal("PR-MODEL-030", Assert.IsType<Outcome<OnnxResult>.Refused>(session.Run([wrong], "y")).Code);
        Assert.Equal("PR-MODEL-030", Assert.IsType<Outcome<OnnxResult>.Refused>(session.Run([wrong], "nothing")).Code);
    }

    private static OnnxRuntime Open() => OnnxRuntime.Open() is Outcome<OnnxRuntime>.Done done ? done.Value : throw new InvalidOperationException(OnnxRuntime.Open().Sentence);

    private static OnnxSession Load(OnnxRuntime runtime, Graph graph)
    {
        var outcome = runtime.Load(graph.Bytes());
        return outcome is Outcome<OnnxSession>.Done done ? done.Value : throw new InvalidOperationException(outcome.Sentence);
    }
}

using System.Security.Cryptography;
using Practicum.ModelHost.Tests.ModelHosts;
using Practicum.ModelHost.Tests.Models;
using Practicum.Onnx.Vetting;
using Practicum.Runner.ModelHosts.Admission;

namespace Practicum.ModelHost.Tests.Admission;

/// <summary>Nothing that breaks a rule becomes a model that a host would take, and what is read is read once and whole.</summary>
public sealed class ModelGateTests : Hosting
{
    private readonly List<Diagnostic> problems = [];

    [Fact]
    public void An_honest_model_is_admitted_with_its_digest_and_report()
    {
        var bytes = Some.Mlp().Bytes();
        var model = ModelGate.Admit(bytes, "model.onnx", new(), problems);
        Assert.Empty(problems);
        Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)), model!.Digest.ToString());
        Assert.Equal(bytes, model.Bytes.ToArray());
        // 30·64 + 64 + 64·64 + 64 + 64 + 1 numbers, in six operators.
        Assert.Equal((6209L, 6), (model.Report.Parameters, model.Report.Nodes));
    }

    [Fact]
    public void Every_problem_of_a_refused_model_is_told_and_none_is_admitted()
    {
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1)
            .Node("RandomUniformLike", ["x"], ["r"]).Node("com.example", "Steal", ["r"], ["y"]);
        Assert.Null(ModelGate.Admit(graph.Bytes(), "v2.onnx", new(), problems));
        Assert.True(problems.Count >= 2);
        Assert.All(problems, p => Assert.StartsWith("PR-ONNX-", p.Code, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.StartsWith("v2.onnx", p.Place.File, StringComparison.Ordinal));
    }

    [Fact]
    public void A_loop_is_admitted_only_where_the_project_allows_it()
    {
        var branch = new Graph().Output("z", Graph.Float).Floats("zero", [0.5f]).Node("Identity", ["zero"], ["z"]);
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1).Truth("yes", true)
            .Node("If", ["yes"], ["h"], Graph.Attribute("then_branch", branch), Graph.Attribute("else_branch", branch)).Node("Mul", ["x", "h"], ["y"]);
        Assert.Null(ModelGate.Admit(graph.Bytes(), "model.onnx", new(), problems));
        Assert.NotEmpty(problems);
        problems.Clear();
        Assert.NotNull(ModelGate.Admit(graph.Bytes(), "model.onnx", new() { AllowedControlFlow = ["If"] }, problems));
        Assert.Empty(problems);
    }

    [Fact]
    public void A_file_is_read_whole()
    {
        var path = Save([1, 2, 3]);
        Assert.Equal([1, 2, 3], ModelFile.Read(path, "model.onnx", problems)!);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("link")]
    [InlineData("folder")]
    [InlineData("device")]
    [InlineData("pipe")]
    public void What_is_no_plain_file_is_refused_and_not_waited_for(string kind)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var path = Save([1, 2, 3]);
        var odd = path + ".odd";
        switch (kind)
        {
            case "link": File.CreateSymbolicLink(odd, path); break;
            case "folder": Directory.CreateDirectory(odd); break;
            case "device": odd = "/dev/zero"; break;
            case "pipe": System.Diagnostics.Process.Start("mkfifo", odd)!.WaitForExit(); break;
        }

        // A device of endless zeros has no length: nothing is read of it, and nothing is no model.
        if (ModelFile.Read(odd, "model.onnx", problems) is { } bytes)
            Assert.Null(ModelGate.Admit(bytes, "model.onnx", new(), problems));
        Assert.NotEmpty(problems);
        if (kind != "device")
            Assert.Equal("model.onnx: PR-MODEL-005: The model file is missing or cannot be read. Name a regular file inside the submission, no link.", Assert.Single(problems).ToString());
    }

    [Fact]
    public void A_file_beyond_the_limit_is_not_read_to_its_end()
    {
        var path = Save([]);
        using (var file = File.OpenWrite(path))
            file.SetLength(1L << 36);
        var bytes = ModelFile.Read(path, "model.onnx", problems)!;
        Assert.Equal((64 << 20) + 1, bytes.Length);
        Assert.Null(ModelGate.Admit(bytes, "model.onnx", new(), problems));
        Assert.StartsWith("PR-ONNX-", Assert.Single(problems).Code, StringComparison.Ordinal);
    }
}

using Practicum.Core.Submissions;
using Practicum.Runner.Runs.Submitted;

namespace Practicum.Runner.Tests.Submitted;

/// <summary>Documents of a submission are read within limits; an honest one comes through as it was written.</summary>
public sealed class DocumentFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_honest_document_is_taken_with_its_digest()
    {
        File.WriteAllText(Path.Combine(_folder, "card.md"), "# Card\n");
        var problems = new List<Diagnostic>();
        var document = Assert.Single(DocumentFiles.Read(_folder, Naming(1), problems));
        Assert.Empty(problems);
        Assert.Equal(("kind_0", "card.md", "# Card\n", Digest.Of("# Card\n")), (document.Kind, document.File, document.Text, document.Digest));
    }

    [Fact]
    public void More_documents_than_are_shown_are_refused_before_any_is_read()
    {
        var problems = new List<Diagnostic>();
        Assert.Empty(DocumentFiles.Read(_folder, Naming(DocumentFiles.Most + 1), problems));
        Assert.Equal(("PR-SUB-030", "submission.yaml"), (Assert.Single(problems).Code, problems[0].Place.File));
    }

    [Fact]
    public void A_document_that_is_too_long_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "card.md"), new string('a', (256 * 1024) + 2));
        var problems = new List<Diagnostic>();
        Assert.Empty(DocumentFiles.Read(_folder, Naming(1), problems));
        Assert.Equal("PR-TEXT-001", Assert.Single(problems).Code);
    }

    private static Submission Naming(int documents) => new()
    {
        Project = "p",
        Variant = 1,
        Model = new() { Name = "model", File = "model.onnx" },
        Documents = Enumerable.Range(0, documents).ToImmutableSortedDictionary(i => $"kind_{i}", _ => "card.md", StringComparer.Ordinal),
    };
}

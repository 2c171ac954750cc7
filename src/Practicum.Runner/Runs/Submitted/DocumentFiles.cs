using System.Security.Cryptography;
using Practicum.Core.Evidence;
using Practicum.Core.Submissions;
using Practicum.Runner.Intake;
using Practicum.Runner.Intake.Texts;

namespace Practicum.Runner.Runs.Submitted;

/// <summary>Reads the documents that a submission names: Markdown within limits, or a diagnostic.</summary>
internal static class DocumentFiles
{
    /// <summary>Most documents of a submission.</summary>
    public const int Most = 8;

    /// <summary>The documents by kind; what cannot be shown is told in <paramref name="problems"/>: PR-SUB-030, PR-TEXT-001 to 006.</summary>
    /// <param name="root">Folder of the submission.</param>
    /// <param name="submission">What it says.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static ImmutableArray<DocumentExhibit> Read(string root, Submission submission, List<Diagnostic> problems)
    {
        if (submission.Documents.Count > Most)
        {
            problems.Add(new("PR-SUB-030", new(SubmissionReader.FileName), $"The submission names {submission.Documents.Count} documents; at most {Most} are shown.", Mend: "Name the most telling ones."));
            return [];
        }

        var documents = ImmutableArray.CreateBuilder<DocumentExhibit>();
        foreach (var (kind, file) in submission.Documents)
        {
            var bytes = Bytes(Path.Combine(root, file));
            if (SafeMarkdown.Render(bytes, file, problems) is not null && PlainText.Read(bytes, file, problems) is { } text)
                documents.Add(new(kind, file, Digest.FromHash(SHA256.HashData(bytes)), text));
        }

        return documents.ToImmutable();
    }

    /// <summary>At most one byte more than a document may have.</summary>
    private static byte[] Bytes(string path)
    {
        using var handle = File.OpenHandle(path);
        var bytes = new byte[Math.Min(RandomAccess.GetLength(handle), PlainText.MostBytes + 1L)];
        var got = 0;
        while (got < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(got), got) is > 0 and var more)
            got += more;
        return bytes[..got];
    }
}

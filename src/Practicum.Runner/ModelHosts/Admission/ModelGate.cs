using System.Security.Cryptography;
using Practicum.Core.Submissions;
using Practicum.Onnx.Vetting;

namespace Practicum.Runner.ModelHosts.Admission;

/// <summary>The only way to a model host: reads a model once, and vets it before any process starts and before ONNX Runtime sees a byte.</summary>
public static class ModelGate
{
    /// <summary>Admits every model of a submission, in the order of <see cref="Submission.Models"/>; empty with <paramref name="problems"/>, when one is refused.</summary>
    /// <param name="root">Folder of the submission.</param>
    /// <param name="submission">The submission.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="problems">Takes everything that is wrong with any of them.</param>
    public static ImmutableArray<AdmittedModel> Admit(string root, Submission submission, VettingRules rules, List<Diagnostic> problems)
    {
        var admitted = ImmutableArray.CreateBuilder<AdmittedModel>();
        var whole = true;
        foreach (var spec in submission.Models)
        {
            if (ModelFile.Read(Path.Combine(root, spec.File), spec.File, problems) is { } bytes && Admit(bytes, spec.File, rules, problems) is { } model)
                admitted.Add(model);
            else
                whole = false;
        }

        return whole ? admitted.ToImmutable() : [];
    }

    /// <summary>Admits a model, or says everything that forbids it (<c>PR-ONNX-…</c>).</summary>
    /// <param name="bytes">The file's bytes; not to be changed any more.</param>
    /// <param name="shown">The file's name for people.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static AdmittedModel? Admit(ReadOnlyMemory<byte> bytes, string shown, VettingRules rules, List<Diagnostic> problems)
    {
        var vetted = ModelVetting.Vet(bytes, shown, rules);
        if (!vetted.Admitted)
        {
            problems.AddRange(vetted.Problems);
            return null;
        }

        return new(bytes, Digest.FromHash(SHA256.HashData(bytes.Span)), vetted.Report!);
    }
}

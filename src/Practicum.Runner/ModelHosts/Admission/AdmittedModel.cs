using Practicum.Onnx.Vetting;

namespace Practicum.Runner.ModelHosts.Admission;

/// <summary>A model that keeps the rules. Only <see cref="ModelGate"/> makes one, and a model host takes nothing else.</summary>
public sealed class AdmittedModel
{
    internal AdmittedModel(ReadOnlyMemory<byte> bytes, Digest digest, GraphReport report) => (Bytes, Digest, Report) = (bytes, digest, report);

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of the bytes.</summary>
    public Digest Digest { get; }

    /// <summary>What the model is.</summary>
    public GraphReport Report { get; }
}

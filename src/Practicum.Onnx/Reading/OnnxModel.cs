namespace Practicum.Onnx.Reading;

/// <summary>A model file as it was read, without a judgement (ModelProto of onnx.proto3).</summary>
public sealed record OnnxModel
{
    /// <summary>Version of the file's form (<c>ir_version</c>).</summary>
    public required long IrVersion { get; init; }

    /// <summary>Operator sets that the file asks for; domain "ai.onnx" is given as "".</summary>
    public required ImmutableArray<OperatorSet> OperatorSets { get; init; }

    /// <summary>Program that wrote the file, as it says; at most 200 characters, without control characters.</summary>
    public string Producer { get; init; } = "";

    /// <summary>Version of that program.</summary>
    public string ProducerVersion { get; init; } = "";

    /// <summary>Number of functions that the file defines (<c>functions</c>).</summary>
    public int Functions { get; init; }

    /// <summary>Whether the file holds parts for training (<c>training_info</c>).</summary>
    public bool Training { get; init; }

    /// <summary>Keys of the file's own notes (<c>metadata_props</c>).</summary>
    public ImmutableArray<string> MetadataKeys { get; init; } = [];

    /// <summary>Number of fields that ONNX does not have, or that are newer than this reader.</summary>
    public int UnknownFields { get; init; }

    /// <summary>Number of the first of these fields; 0 when there is none.</summary>
    public int FirstUnknownField { get; init; }

    /// <summary>The graph.</summary>
    public required OnnxGraph Graph { get; init; }

    /// <summary>Version of an operator set, or null when the file does not ask for it.</summary>
    public long? VersionOf(string domain)
    {
        foreach (var set in OperatorSets)
        {
            if (set.Domain == domain)
                return set.Version;
        }

        return null;
    }
}

/// <summary>A domain of operators in one version.</summary>
/// <param name="Domain">"" for ONNX's own, <c>ai.onnx.ml</c>, …</param>
/// <param name="Version">Version, from 1.</param>
public readonly record struct OperatorSet(string Domain, long Version);

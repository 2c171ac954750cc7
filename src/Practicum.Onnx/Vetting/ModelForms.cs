namespace Practicum.Onnx.Vetting;

/// <summary>Versions of the file's form (<c>ir_version</c>) that are taken.</summary>
public static class ModelForms
{
    /// <summary>Below 3 a file names no operator sets.</summary>
    public const int Oldest = 3;

    /// <summary>The newest that ONNX Runtime 1.30 takes; fields that came with later ones than this reader knows are refused one by one.</summary>
    public const int Newest = 13;
}

namespace Practicum.Onnx.Vetting;

/// <summary>x</summary>
public static class ModelVetting { }

using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>Constants: they stand in the file itself, wholly, in one way, and are just as long as their shape says.</summary>
internal sealed class TensorChecks(Findings findings)
{
    /// <summary>Largest dimension.</summary>
    public const long MostDimension = int.MaxValue;

    /// <summary>What to do about an element type that is not taken.</summary>
    public const string TypeMend = "Use float, double, float16, bfloat16, whole numbers of 8 to 64 bits, bool or string.";

    private const string Mend = "The file is damaged or was put together by hand: export the model again.";

    /// <summary>Checks a constant.</summary>
    public void Check(OnnxTensor tensor, Spot at)
    {
        if (tensor.External)
            findings.Add("PR-ONNX-023", at, "The constant points to another file, and a model must be one file.", "Save it as one file: onnx.save(model, path, save_as_external_data=False), or external_data=False in torch.onnx.export.");
        else if (tensor.Segmented)
            findings.Add("PR-ONNX-026", at, "The constant is a part of a larger one, and only whole ones are taken.", Mend);
        else if (!ElementTypes.Allowed(tensor.Element))
            findings.Add("PR-ONNX-031", at, $"The element type {ElementTypes.Name(tensor.Element)} is not taken.", TypeMend);
        else if (CheckShape(tensor, at))
            CheckLength(tensor, at);
    }

    /// <summary>Number of values that a shape asks for, in 128 bits; a shape of none is one value.</summary>
    public static Int128 Count(ImmutableArray<long> shape)
    {
        Int128 count = 1;
        foreach (var size in shape)
            count *= size;
        return count;
    }

    private bool CheckShape(OnnxTensor tensor, Spot at)
    {
        if (tensor.Shape.Length > ValueChecks.MostRank)
        {
            findings.Add("PR-ONNX-032", at, string.Create(CultureInfo.InvariantCulture, $"The constant has {tensor.Shape.Length:N0} dimensions; at most {ValueChecks.MostRank} are taken."), Mend);
            return false;
        }

        // the product of the dimensions that are not 0 is bounded as well: a 0 beside them must not hide what a runtime multiplies before it meets it
        Int128 product = 1;
        foreach (var size in tensor.Shape)
        {
            product = size is < 0 or > MostDimension || product > MostDimension ? Int128.MaxValue : product * Math.Max(1, size);
            if (product == Int128.MaxValue)
                break;
        }

        if (product <= MostDimension)
            return true;
        findings.Add("PR-ONNX-032", at, string.Create(CultureInfo.InvariantCulture, $"The constant's dimensions [{Shown(tensor.Shape)}] are negative or too large; at most {MostDimension:N0} values are taken."), Mend);
        return false;
    }

    private void CheckLength(OnnxTensor tensor, Spot at)
    {
        var count = (long)Count(tensor.Shape);
        if (tensor.Misplaced)
        {
            findings.Add("PR-ONNX-033", at, "The constant's values stand in a field of another type, or twice.", Mend);
            return;
        }

        var isRaw = tensor.Raw.Length > 0;
        var (has, needs, unit) = isRaw ? (tensor.Raw.Length, count * ElementTypes.Width(tensor.Element), "bytes") : (tensor.Typed, count, "values");
        if (has != needs)
            findings.Add("PR-ONNX-033", at, string.Create(CultureInfo.InvariantCulture, $"The constant has {has:N0} {unit}; its shape [{Shown(tensor.Shape)}] of {ElementTypes.Name(tensor.Element)} needs {needs:N0}."), Mend);
    }

    private static string Shown(ImmutableArray<long> shape) => string.Join(", ", shape);
}

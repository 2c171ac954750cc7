using System.Text;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>Names, and types and shapes that the file states for inputs, outputs and values in between.</summary>
internal sealed class ValueChecks(Findings findings)
{
    /// <summary>Most characters of a name.</summary>
    public const int MostName = 1_000;

    /// <summary>Most dimensions of a value.</summary>
    public const int MostRank = 16;

    private const string ShapeMend = "Export the model again; leave the number of rows free with dynamic_axes (torch.onnx.export) or [None, n] (skl2onnx).";

    /// <summary>Checks a name: not too long, nothing that does something to a terminal or to the order of letters.</summary>
    public void CheckName(string name, Spot at, bool mayBeEmpty)
    {
        if (name.Length == 0)
        {
            if (!mayBeEmpty)
                findings.Add("PR-ONNX-038", at, "A value has no name.", "Export the model again.");
        }
        else if (name.Length > MostName)
            findings.Add("PR-ONNX-038", at, string.Create(CultureInfo.InvariantCulture, $"A name has {name.Length:N0} characters; at most {MostName:N0} are taken."), "Use shorter names in the export.");
        else if (Hides(name))
            findings.Add("PR-ONNX-038", at, $"The name {Quoted.Of(name)} holds a character that cannot be seen or that turns the order of letters.", "Use plain letters, digits and underscores in names.");
    }

    /// <summary>Checks an input.</summary>
    /// <param name="value">The input.</param>
    /// <param name="at">Where.</param>
    /// <param name="typed">Whether a type must be stated: in the model's own graph, not in one within it.</param>
    public void CheckInput(OnnxValue value, Spot at, bool typed)
    {
        if (value.Kind == ValueKind.Tensor || typed)
            CheckElement(value, at);
        CheckKind(value, at, "Feed columns as tensors [None, n]; do not export a model of dictionaries or lists.");
        CheckShape(value, at);
    }

    /// <summary>Checks an output; its type may be left to the runtime.</summary>
    public void CheckOutput(OnnxValue value, Spot at)
    {
        if (value.Kind == ValueKind.Tensor && value.Element != 0)
            CheckElement(value, at);
        CheckKind(value, at, "In skl2onnx pass options={'zipmap': False} (options={id(model): {'zipmap': False}} for one step), so that probabilities come as a tensor.");
        CheckShape(value, at);
    }

    /// <summary>Checks what is said about a value in between.</summary>
    public void CheckClaim(OnnxValue value, Spot at)
    {
        CheckName(value.Name, at, mayBeEmpty: false);
        if (value.Kind == ValueKind.Tensor && value.Element != 0)
            CheckElement(value, at);
        CheckKind(value, at, "Export the model so that every value is a tensor.");
        CheckShape(value, at);
    }

    /// <summary>Whether a name holds a control character, a line separator or a sign that turns the order of letters (Unicode, Bidi_Control).</summary>
    private static bool Hides(string name)
    {
        foreach (var one in name.EnumerateRunes())
        {
            if (Rune.IsControl(one) || one.Value is 0x061C or 0x200E or 0x200F or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF)
                return true;
        }

        return false;
    }

    private void CheckElement(OnnxValue value, Spot at)
    {
        if (value.Kind != ValueKind.Other && !ElementTypes.Allowed(value.Element))
            findings.Add("PR-ONNX-031", at, $"The element type {ElementTypes.Name(value.Element)} is not taken.", TensorChecks.TypeMend);
    }

    private void CheckKind(OnnxValue value, Spot at, string mend)
    {
        if (value.Kind == ValueKind.Other)
            findings.Add("PR-ONNX-018", at, "This is a sequence, a map or another value that is no dense tensor.", mend);
    }

    private void CheckShape(OnnxValue value, Spot at)
    {
        if (value.Shape.IsDefault)
            return;
        if (value.Shape.Length > MostRank)
            findings.Add("PR-ONNX-032", at, string.Create(CultureInfo.InvariantCulture, $"The value has {value.Shape.Length:N0} dimensions; at most {MostRank} are taken."), ShapeMend);
        foreach (var size in value.Shape)
        {
            if (size is < -1 or > TensorChecks.MostDimension)
            {
                findings.Add("PR-ONNX-032", at, $"A dimension is stated as {(size == -2 ? "negative" : size.ToString(CultureInfo.InvariantCulture))}; sizes from 0 to {TensorChecks.MostDimension.ToString(CultureInfo.InvariantCulture)} are taken.", ShapeMend);
                break;
            }
        }

        foreach (var symbol in value.Symbols)
            CheckName(symbol, at, mayBeEmpty: true);
    }
}

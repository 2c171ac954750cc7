using System.Text.Unicode;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Vetting;

/// <summary>
/// Attributes: known ones of known kinds, once each. Texts are words of a closed form, so that no attribute can name a file; numbers that count or step are at least 1, because
/// runtimes divide by them.
/// </summary>
internal sealed class AttributeChecks(Findings findings)
{
    /// <summary>Most bytes of a text that is data: a label, a category, a default.</summary>
    public const int MostText = 65_536;

    private const int MostWord = 64, MostEquation = 256;
    private const string Mend = "Export the model again; after editing a graph by hand, check it with onnx.checker.check_model.";

    private readonly TensorChecks tensors = new(findings);

    /// <summary>Checks a node's attributes.</summary>
    public void Check(OnnxNode node, AllowedOperator operation, Spot at)
    {
        for (var i = 0; i < node.Attributes.Length; i++)
        {
            var attribute = node.Attributes[i];
            var name = Quoted.Of(attribute.Name);
            if (!operation.Attributes.TryGetValue(attribute.Name, out var kinds))
                findings.Add("PR-ONNX-024", at, $"{operation.Name} has no attribute {name}.", "Remove it; attributes that models may not use could name files.");
            else if (attribute.Refers || attribute.Mixed || !kinds.Contains(attribute.Kind))
                findings.Add("PR-ONNX-025", at, $"The attribute {name} of {operation.Name} is of another kind than it should be.", Mend);
            else if (node.Attributes.AsSpan(0, i).Any(attribute.Name))
                findings.Add("PR-ONNX-025", at, $"The attribute {name} stands twice.", Mend);
            else
                CheckValue(attribute, at);
        }
    }

    private void CheckValue(OnnxAttribute attribute, Spot at)
    {
        switch (attribute.Kind)
        {
            case AttributeKind.Text:
                if (!Fits(attribute.Name, attribute.Text.Span))
                    findings.Add("PR-ONNX-024", at, $"The text of the attribute {Quoted.Of(attribute.Name)} is none that it may have.", Mend);
                break;
            case AttributeKind.Texts:
                foreach (var text in attribute.Texts)
                {
                    if (!Fits(attribute.Name, text.Span))
                    {
                        findings.Add("PR-ONNX-024", at, string.Create(CultureInfo.InvariantCulture, $"A text of the attribute {Quoted.Of(attribute.Name)} is longer than {MostText:N0} bytes or none that it may have."), Mend);
                        break;
                    }
                }

                break;
            case AttributeKind.Tensor:
                foreach (var tensor in attribute.Tensors)
                    tensors.Check(tensor, new($"{at.Words}, attribute {Quoted.Of(attribute.Name)}"));
                if (attribute.Tensors.IsEmpty)
                    findings.Add("PR-ONNX-025", at, $"The attribute {Quoted.Of(attribute.Name)} is empty.", Mend);
                break;
            case AttributeKind.Whole or AttributeKind.Wholes:
                CheckSteps(attribute, at);
                break;
        }
    }

    private void CheckSteps(OnnxAttribute attribute, Spot at)
    {
        if (attribute.Name is not ("strides" or "dilations" or "kernel_shape" or "group" or "offset_group" or "num_groups" or "num_outputs" or "blocksize" or "hidden_size" or "n_targets" or "pooled_shape"))
            return;
        var wholes = attribute.Kind == AttributeKind.Whole ? [attribute.Whole] : attribute.Wholes.Span;
        foreach (var whole in wholes)
        {
            if (whole is >= 1 and <= TensorChecks.MostDimension)
                continue;
            findings.Add("PR-ONNX-042", at, string.Create(CultureInfo.InvariantCulture, $"The attribute {Quoted.Of(attribute.Name)} is {whole}; it must be 1 or more."), Mend);
            return;
        }
    }

    /// <summary>Whether a text has the form that its attribute asks for.</summary>
    private static bool Fits(string attribute, ReadOnlySpan<byte> text) => attribute switch
    {
        "equation" => text.Length <= MostEquation && Only(text, ".,-> "u8),
        "locale" => text.Length <= MostWord && Only(text, "_-.@"u8) && text.IndexOf(".."u8) < 0,
        "default_string" or "value_string" or "value_strings" or "keys_strings" or "values_strings" or "classes_strings" or "cats_strings" or "classlabels_strings" or "pool_strings"
            or "stopwords" => text.Length <= MostText && Utf8.IsValid(text),
        _ => text.Length <= MostWord && Only(text, "_"u8),
    };

    /// <summary>Whether a text has only ASCII letters, digits and some signs.</summary>
    private static bool Only(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signs)
    {
        foreach (var one in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)one) && !signs.Contains(one))
                return false;
        }

        return true;
    }
}

/// <summary>Looks for names among attributes.</summary>
file static class AttributeSpans
{
    /// <summary>Whether one of them has a name. Known attributes are few, and an unknown one is refused before.</summary>
    public static bool Any(this ReadOnlySpan<OnnxAttribute> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name)
                return true;
        }

        return false;
    }
}

using System.Text.Json;
using Practicum.Onnx.Costs;
using Practicum.Onnx.Reading;
using Practicum.Onnx.Vetting;

namespace Practicum.Onnx.Tests.Vetting;

/// <summary>The list of operators against ONNX's own schemas (Vectors/operators.json, written by python3-onnx 1.12).</summary>
public sealed class OperatorListTests
{
    /// <summary>Operators of ai.onnx that came after the version that python3-onnx 1.12 knows.</summary>
    private static readonly string[] Newer = ["AffineGrid", "BitwiseAnd", "BitwiseNot", "BitwiseOr", "BitwiseXor", "CenterCropPad", "Col2Im", "DeformConv", "Gelu", "GroupNormalization", "Mish", "StringConcat"];

    [Fact]
    public void Every_operator_of_onnx_is_allowed_or_refused_with_a_reason_and_never_both()
    {
        foreach (var (domain, name, _) in Schemas())
            Assert.True((AllowedOperators.Find(domain, name) is null) != (RefusedOperators.Find(domain, name) is null), $"{domain} {name}");
        Assert.Equal(Newer, AllowedOperators.All.Where(one => Schemas().All(s => (s.Domain, s.Name) != (one.Domain, one.Name))).Select(one => one.Name));
        Assert.All(AllowedOperators.All, one => Assert.Null(RefusedOperators.Find(one.Domain, one.Name)));
    }

    [Fact]
    public void Versions_ports_and_attributes_are_those_of_the_schemas()
    {
        foreach (var (domain, name, schema) in Schemas())
        {
            if (AllowedOperators.Find(domain, name) is not { } one)
                continue;
            Assert.Equal(schema.GetProperty("since").GetInt32(), one.Since);
            if (schema.GetProperty("removed").GetInt32() is > 0 and var removed)
                Assert.Equal(removed - 1, one.Until);
            foreach (var (what, bounds) in new[] { ("inputs", one.Inputs), ("outputs", one.Outputs) })
            {
                var (fewest, most) = (schema.GetProperty(what)[0].GetInt32(), schema.GetProperty(what)[1].GetInt32());
                // operator set 18 gave reductions, Pad and DFT one input more
                Assert.True(bounds.Fewest == fewest && (bounds.Most == most || (bounds.Most == most + 1 && what == "inputs")), $"{name}: {what}");
            }

            foreach (var attribute in schema.GetProperty("attributes").EnumerateObject().Where(a => a.Name != "sparse_value"))
            {
                Assert.True(one.Attributes.TryGetValue(attribute.Name, out var kinds), $"{name} {attribute.Name}");
                Assert.Equal(attribute.Value.EnumerateArray().Select(k => KindOf(k.GetString()!)).Order(), kinds.Order());
            }
        }
    }

    [Fact]
    public void No_text_attribute_can_hold_a_path_but_those_that_are_data()
    {
        string[] data = ["cats_strings", "classes_strings", "classlabels_strings", "default_string", "keys_strings", "pool_strings", "stopwords", "value_string", "value_strings", "values_strings"];
        var texts = AllowedOperators.All.SelectMany(one => one.Attributes).Where(a => a.Value.Any(k => k is AttributeKind.Text or AttributeKind.Texts)).Select(a => a.Key).Distinct().Order(StringComparer.Ordinal);
        string[] words = ["activations", "aggregate_function", "approximate", "auto_pad", "case_change_action", "coordinate_transformation_mode", "direction", "equation", "kernel_type", "keep_aspect_ratio_policy",
            "locale", "mode", "nearest_mode", "nodes_modes", "norm", "padding_mode", "post_transform", "reduction"];
        Assert.Equal(data.Concat(words).Order(StringComparer.Ordinal), texts);
    }

    [Fact]
    public void The_sizes_of_every_allowed_operator_can_be_computed() =>
        Assert.Empty(AllowedOperators.All.Where(one => OperatorRules.Find(one.Domain, one.Name) is null).Select(one => one.Name));

    private static AttributeKind KindOf(string name) => name switch
    {
        "FLOAT" => AttributeKind.Real, "INT" => AttributeKind.Whole, "STRING" => AttributeKind.Text, "TENSOR" => AttributeKind.Tensor, "GRAPH" => AttributeKind.Graph,
        "FLOATS" => AttributeKind.Reals, "INTS" => AttributeKind.Wholes, "STRINGS" => AttributeKind.Texts, _ => AttributeKind.None,
    };

    private static List<(string Domain, string Name, JsonElement Schema)> Schemas()
    {
        using var schemas = JsonDocument.Parse(File.ReadAllBytes(Vectors.Path("operators.json")));
        return [.. schemas.RootElement.EnumerateArray().Select(s => (s.GetProperty("domain").GetString()!, s.GetProperty("name").GetString()!, s.Clone()))];
    }
}

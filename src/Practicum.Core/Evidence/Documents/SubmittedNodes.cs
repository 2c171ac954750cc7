using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Documents;

/// <summary>What was handed in, as JSON without loss; and back.</summary>
internal static class SubmittedNodes
{
    public static JsonObject Model(ModelExhibit model) => new()
    {
        ["name"] = model.Name,
        ["file"] = model.File,
        ["digest"] = model.Digest.Text,
        ["bytes"] = Nodes.Number(model.Bytes),
        ["producer"] = model.Producer,
        ["versions"] = model.Versions,
        ["nodes"] = Nodes.Number(model.Nodes),
        ["parameters"] = Nodes.Number(model.Parameters),
        ["operations_per_row"] = Nodes.Number(model.OperationsPerRow),
        ["peak_bytes"] = Nodes.Number(model.PeakBytes),
        ["operators"] = Nodes.List(model.Operators, o => new JsonObject { ["operator"] = o.Operator, ["count"] = Nodes.Number(o.Count) }),
        ["precision"] = Nodes.List(model.Precision, p => new JsonObject { ["element"] = p.Element, ["values"] = Nodes.Number(p.Values) }),
    };

    public static JsonObject Document(DocumentExhibit document) => new()
    {
        ["kind"] = document.Kind,
        ["file"] = document.File,
        ["digest"] = document.Digest.Text,
        ["text"] = document.Text,
    };

    public static ModelExhibit ReadModel(NodeReader model) => new(model.Text("name"), model.Text("file"), model.Digest("digest"))
    {
        Bytes = (long)model.Number("bytes"),
        Producer = model.Text("producer"),
        Versions = model.Text("versions"),
        Nodes = model.Whole("nodes"),
        Parameters = (long)model.Number("parameters"),
        OperationsPerRow = model.Number("operations_per_row"),
        PeakBytes = model.Number("peak_bytes"),
        Operators = model.List("operators", n => new NodeReader(n, "operators") is var o ? (o.Text("operator"), o.Whole("count")) : default),
        Precision = model.List("precision", n => new NodeReader(n, "precision") is var p ? (p.Text("element"), (long)p.Number("values")) : default),
    };

    public static DocumentExhibit ReadDocument(NodeReader document) => new(document.Text("kind"), document.Text("file"), document.Digest("digest"), document.Text("text"));
}

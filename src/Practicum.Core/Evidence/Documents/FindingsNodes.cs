using System.Text.Json.Nodes;

namespace Practicum.Core.Evidence.Documents;

/// <summary>Marked findings as JSON without loss; and back.</summary>
internal static class FindingsNodes
{
    public static JsonObject Findings(FindingsExhibit findings) => new()
    {
        ["closed"] = Nodes.Flag(findings.Closed),
        ["kinds"] = Nodes.List(findings.Kinds, k => new JsonObject
        {
            ["kind"] = k.Kind,
            ["said"] = k.Said,
            ["stated"] = Nodes.Number(k.Stated),
            ["truth"] = k.Truth is { } truth ? Truth(truth) : null,
        }),
        ["notices"] = Nodes.List(findings.Notices, Nodes.Text),
    };

    public static FindingsExhibit Read(NodeReader findings) => new()
    {
        Closed = findings.Flag("closed"),
        Kinds = findings.List("kinds", n => new NodeReader(n, "kinds") is var k
            ? new FindingExhibit(k.Text("kind"), k.Text("said"), k.Number("stated"), k.IsNull("truth") ? null : ReadTruth(k.Inner("truth"))) : default!),
        Notices = Texts(findings, "notices"),
    };

    private static JsonObject Truth(FindingTruth truth) => new()
    {
        ["present"] = Nodes.Flag(truth.Present),
        ["unit"] = Nodes.Text(truth.Unit),
        ["key"] = Nodes.Number(truth.Key),
        ["found"] = Nodes.Number(truth.Found),
        ["wrong"] = Nodes.Number(truth.Wrong),
        ["where"] = Nodes.Number(truth.Where),
        ["lost"] = Nodes.Number(truth.Lost),
        ["found_loci"] = Nodes.List(truth.FoundLoci, Nodes.Text),
        ["missed_loci"] = Nodes.List(truth.MissedLoci, Nodes.Text),
        ["wrong_loci"] = Nodes.List(truth.WrongLoci, Nodes.Text),
        ["decoys"] = Nodes.List(truth.Decoys, Nodes.Text),
    };

    private static FindingTruth ReadTruth(NodeReader truth) => new()
    {
        Present = truth.Flag("present"),
        Unit = truth.MaybeText("unit"),
        Key = truth.Whole("key"),
        Found = truth.Whole("found"),
        Wrong = truth.Whole("wrong"),
        Where = truth.Number("where"),
        Lost = truth.Number("lost"),
        FoundLoci = Texts(truth, "found_loci"),
        MissedLoci = Texts(truth, "missed_loci"),
        WrongLoci = Texts(truth, "wrong_loci"),
        Decoys = Texts(truth, "decoys"),
    };

    private static ImmutableArray<string> Texts(NodeReader owner, string name) => owner.List(name, n =>
        n is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new PayloadException($"'{name}' is not a list of texts."));
}

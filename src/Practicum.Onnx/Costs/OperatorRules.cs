using System.Collections.Frozen;
using Practicum.Onnx.Costs.Rules;

namespace Practicum.Onnx.Costs;

/// <summary>Computes the outputs and the costs of one node from its inputs.</summary>
internal delegate void Rule(Visit visit);

/// <summary>The rules of all operators whose sizes can be known, by domain and name. One rule serves every version of its operator.</summary>
internal static class OperatorRules
{
    /// <summary>Domain of the operators for trees, linear models and text.</summary>
    public const string Learning = "ai.onnx.ml";

    private static readonly FrozenDictionary<(string, string), Rule> All = Collect();

    /// <summary>Domains and names that have a rule.</summary>
    public static IEnumerable<(string Domain, string Operator)> Names => All.Keys;

    /// <summary>The rule of an operator, or null.</summary>
    public static Rule? Find(string domain, string op) => All.GetValueOrDefault((domain, op));

    private static FrozenDictionary<(string, string), Rule> Collect()
    {
        var book = new RuleBook();
        Elementwise.Add(book);
        Broadcasting.Add(book);
        Reductions.Add(book);
        Reshaping.Add(book);
        Moving.Add(book);
        Filling.Add(book);
        Resizing.Add(book);
        Linear.Add(book);
        Convolutions.Add(book);
        Pooling.Add(book);
        Normalising.Add(book);
        Indexing.Add(book);
        Selecting.Add(book);
        Recurrent.Add(book);
        Signals.Add(book);
        Texts.Add(book);
        Features.Add(book);
        TreeModels.Add(book);
        LinearModels.Add(book);
        ControlFlow.Add(book);
        return book.Rules.ToFrozenDictionary();
    }
}

/// <summary>Collects rules.</summary>
internal sealed class RuleBook
{
    /// <summary>The rules so far.</summary>
    public Dictionary<(string, string), Rule> Rules { get; } = [];

    /// <summary>Gives operators of ONNX's own domain a rule.</summary>
    public void Add(Rule rule, params ReadOnlySpan<string> operators)
    {
        foreach (var op in operators)
            Rules.Add(("", op), rule);
    }

    /// <summary>Gives operators of ai.onnx.ml a rule.</summary>
    public void Learning(Rule rule, params ReadOnlySpan<string> operators)
    {
        foreach (var op in operators)
            Rules.Add((OperatorRules.Learning, op), rule);
    }
}

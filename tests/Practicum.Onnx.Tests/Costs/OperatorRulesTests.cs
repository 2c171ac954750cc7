using Practicum.Onnx.Costs;
using Practicum.Onnx.Vetting;

namespace Practicum.Onnx.Tests.Costs;

/// <summary>The table of rules and the list of operators that models may use.</summary>
public sealed class OperatorRulesTests
{
    [Fact]
    public void There_is_a_rule_for_every_operator_that_a_model_may_use_and_for_no_other() =>
        Assert.Equal(AllowedOperators.All.Select(o => (o.Domain, o.Name)).Order(), OperatorRules.Names.Order());

    [Theory]
    [InlineData("", "NoSuchOperator")]
    [InlineData("", "Bernoulli")]
    [InlineData("ai.onnx.ml", "Add")]
    [InlineData("", "TreeEnsembleRegressor")]
    public void An_operator_that_nobody_knows_has_none_and_is_told(string domain, string op)
    {
        Assert.Null(OperatorRules.Find(domain, op));
        var node = Made.Node(op, "x", "y") with { Domain = domain };
        Assert.Equal($"{op} has no rule for its sizes.", Made.Costs([-1, 4], [], [node]).Unknown!.Reason);
    }
}

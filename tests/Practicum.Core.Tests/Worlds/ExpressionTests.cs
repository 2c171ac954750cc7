namespace Practicum.Core.Tests.Worlds;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 ^ -1", 0.5)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("- - 3", 3)]
    [InlineData("1.5e2 + .5", 150.5)]
    [InlineData("1 < 2 and 2 < 3", 1)]
    [InlineData("1 < 2 and not (2 < 3)", 0)]
    [InlineData("not 1 == 2 or 0", 1)]
    [InlineData("0 or 0 and 1", 0)]
    [InlineData("x >= 2.5", 1)]
    [InlineData("x != 2.5", 0)]
    [InlineData("x * t", 7.5)]
    [InlineData("if(x > 2, 10, 20)", 10)]
    [InlineData("if(x > 3, 10, 20)", 20)]
    [InlineData("min(3, x, 9)", 2.5)]
    [InlineData("max(3, x, 9)", 9)]
    [InlineData("abs(-x)", 2.5)]
    [InlineData("sqrt(16)", 4)]
    [InlineData("clamp(x, 0, 1)", 1)]
    [InlineData("clamp(x, 3, 9)", 3)]
    [InlineData("step(t, 3)", 1)]
    [InlineData("step(t, 3.01)", 0)]
    [InlineData("ramp(t, 1, 5)", 0.5)]
    [InlineData("ramp(t, 4, 5)", 0)]
    [InlineData("ramp(t, 1, 2)", 1)]
    [InlineData("season(t, 12)", 1)]
    [InlineData("season(t, 6)", 0)]
    [InlineData("exp(log(x))", 2.5)]
    [InlineData("logistic(0)", 0.5)]
    [InlineData("logistic(log(3))", 0.75)]
    [InlineData("0.9 * (plan == 'basic')", 0.9)]
    [InlineData("plan != \"basic\"", 0)]
    [InlineData("pick(plan, basic: 12, plus: 22, pro: 39)", 12)]
    [InlineData("pick(plan, pro: 39, else: x + 1)", 3.5)]
    [InlineData("pick(x, 2.5: 4, 3: 5)", 4)]
    [InlineData("pick(if(x > 2, 'plus', plan), basic: 1, plus: 2, pro: 3)", 2)]
    [InlineData("emp.var.rate + `education-num`", 5)]
    public void An_expression_has_its_value(string text, double expected) =>
        Assert.All(Declared.Values(text), value => Assert.Equal(expected, value, 1e-12));

    [Theory]
    [InlineData("1 +", "9:15: PR-EXPR-007")]
    [InlineData("tenur + 1", "9:12: PR-EXPR-010")]
    [InlineData("x + later", "9:16: PR-EXPR-011")]
    [InlineData("lgistic(x)", "9:12: PR-EXPR-012: There is no function 'lgistic'. Nearest: 'logistic'.")]
    [InlineData("clamp(x, 1)", "9:12: PR-EXPR-013")]
    [InlineData("plan + 1", "9:17: PR-EXPR-021")]
    [InlineData("plan < 'basic'", "9:17: PR-EXPR-021")]
    [InlineData("plan == 1", "9:17: PR-EXPR-021")]
    [InlineData("plan == 'bsic'", "9:20: PR-EXPR-022: The two sides can never be equal: 'bsic' is not among 'basic', 'plus', 'pro'. Nearest: 'basic'.")]
    [InlineData("pick(plan, basic: 1, plus: 2)", "9:12: PR-EXPR-017: 'pick' has no result for 'pro'; give one, or 'else'.")]
    [InlineData("pick(plan, basic: 1, 2, pro: 4)", "9:33: PR-EXPR-014")]
    [InlineData("pick(plan, basic: 1, basic: 2, else: 3)", "9:33: PR-EXPR-019")]
    [InlineData("pick(plan, basic: 'a', else: 3)", "9:12: PR-EXPR-021")]
    [InlineData("normal(0, -1)", "9:12: PR-EXPR-018")]
    [InlineData("choice(a: -1, b: 2)", "9:12: PR-EXPR-018")]
    [InlineData("x = 3", "9:14: PR-EXPR-001: Found '='; a comparison is written '=='.")]
    [InlineData("plan == 'basic", "9:20: PR-EXPR-003")]
    [InlineData("1 < x < 3", "9:18: PR-EXPR-005")]
    [InlineData("(x + 1", "9:12: PR-EXPR-006")]
    [InlineData("exp", "9:12: PR-EXPR-010: 'exp' is a function and needs brackets.")]
    [InlineData("x x", "9:14: PR-EXPR-007")]
    public void A_mistake_is_named_with_line_and_column(string text, string expected) =>
        Assert.StartsWith("project.yaml:" + expected, Assert.Single(Declared.Mistakes(text)).ToString());

    [Fact]
    public void Several_mistakes_of_one_expression_are_reported_together()
    {
        var mistakes = Declared.Mistakes("logistic(tenur, 2) + min(plans, , 3) + nomral(0, 1)");
        Assert.Equal([12, 21, 37, 44, 51], mistakes.Select(m => m.Place.Column).Order());
    }

    [Fact]
    public void A_mistake_on_a_later_line_of_a_folded_formula_is_placed_there() =>
        Assert.Equal((10, 3), (Declared.Mistakes("x +\n  y")[0].Place.Line, Declared.Mistakes("x +\n  y")[0].Place.Column));

    [Fact]
    public void An_expression_that_may_not_draw_says_so() =>
        Assert.Equal("PR-EXPR-015", Assert.Single(Declared.Mistakes("poisson(3)", false)).Code);

    [Fact]
    public void Deep_nesting_is_refused_and_not_overflown() =>
        Assert.Contains(Declared.Mistakes(new string('(', 1_000) + "1" + new string(')', 1_000)), m => m.Code == "PR-EXPR-008");

    [Fact]
    public void Missing_ranges_at_run_time_give_a_value_that_is_no_number() =>
        Assert.All(Declared.Values("normal(0, 0 - x)"), value => Assert.True(double.IsNaN(value)));
}

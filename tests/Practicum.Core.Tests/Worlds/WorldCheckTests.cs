using Practicum.Core.Packs;
using Practicum.Core.Worlds;

namespace Practicum.Core.Tests.Worlds;

public sealed class WorldCheckTests
{
    [Fact]
    public void A_sound_project_has_nothing_to_report() => Assert.Empty(Check(Declared.Project()));

    [Fact]
    public void Every_formula_is_checked_and_all_mistakes_are_reported_together()
    {
        var spec = Declared.Desk() with
        {
            RatePerDay = Declared.Formula("100 * tenure"),
            Vary = [("w", Declared.Formula("uniform(0, t)")), ("tenure", Declared.Formula("1"))],
            Columns = Declared.Desk().Columns.SetItem(1, Declared.Column("tenure", "fee + 1")).Add(Declared.Column("guess", "mood * 2")).Add(Declared.Column("secret", "fee * 2", true)),
            Probability = Declared.Formula("logistic(mood + churned) * bernoulli(0.5)"),
        };
        var production = Declared.Production() with { Fallback = Declared.Formula("mood > 1 and w > 1 and cals > 3") };
        var problems = Check(Declared.Project(spec, production));
        Assert.Equal(
            ["PR-WORLD-005", "PR-EXPR-011", "PR-EXPR-011", "PR-EXPR-011", "PR-EXPR-011", "PR-EXPR-011", "PR-EXPR-011", "PR-EXPR-015", "PR-EXPR-011", "PR-EXPR-011", "PR-EXPR-010"],
            problems.Select(p => p.Code));
        Assert.Contains("'fee' is declared later; an expression may use the columns above it.", problems.Select(p => p.Message));
        Assert.Contains("'mood' is hidden; only the target's expression may use it.", problems.Select(p => p.Message));
        Assert.Contains("'fee' is visible; a hidden column is drawn independently of visible ones.", problems.Select(p => p.Message));
        Assert.Equal("calls", problems[^1].Nearest);
    }

    [Theory]
    [InlineData("drift.koncept", "PR-WORLD-016")]
    [InlineData("drift.prior", "PR-WORLD-017")]
    public void An_incident_needs_a_known_kind_that_can_be_diagnosed(string kind, string code) =>
        Assert.Equal(code, Assert.Single(Check(With(new() { Id = "i", Kind = kind, At = Declared.Days(1), Logit = Declared.Formula("1") }))).Code);

    [Theory]
    [InlineData("feee", "PR-WORLD-010", "fee")]
    [InlineData("plan", "PR-WORLD-011", null)]
    [InlineData("mood", "PR-WORLD-010", null)]
    public void An_upstream_fault_needs_a_visible_column_of_numbers(string column, string code, string? nearest)
    {
        var problem = Assert.Single(Check(With(new() { Id = "i", Kind = "upstream.unit", At = Declared.Days(1), Column = column, Factor = 2 })));
        Assert.Equal(code, problem.Code);
        if (nearest is not null)
            Assert.Equal(nearest, problem.Nearest);
    }

    [Fact]
    public void An_incident_begins_within_production_and_changes_something()
    {
        var late = new IncidentSpec { Id = "late", Kind = "drift.concept", At = Declared.Days(90) };
        Assert.Equal(["PR-WORLD-018", "PR-WORLD-019"], Check(With(late)).Select(p => p.Code));
    }

    [Fact]
    public void No_more_incidents_can_be_mended_than_the_best_operator_tries()
    {
        IncidentSpec Slip(int i) => new() { Id = $"i{i}", Kind = "upstream.unit", At = Declared.Days(i), Column = "fee", Factor = 2, RepairTakes = new(3_600) };
        Assert.Empty(Check(WithAll(Enumerable.Range(1, 8).Select(Slip))));
        Assert.Equal("PR-WORLD-023", Assert.Single(Check(WithAll(Enumerable.Range(1, 9).Select(Slip)))).Code);
    }

    [Fact]
    public void A_change_keeps_the_kind_of_its_column()
    {
        var wrong = new IncidentSpec { Id = "i", Kind = "drift.covariate", At = Declared.Days(1), Change = [("plan", Declared.Formula("3")), ("pln", Declared.Formula("'pro'"))] };
        Assert.Equal([("PR-EXPR-020", null), ("PR-WORLD-010", "plan")], Check(With(wrong)).Select(p => (p.Code, p.Nearest)));
    }

    [Fact]
    public void The_entity_of_production_is_a_visible_column()
    {
        var problem = Assert.Single(Check(Declared.Project(production: Declared.Production() with { Entity = "customer" })));
        Assert.Equal(("PR-WORLD-013", "customer_id"), (problem.Code, problem.Nearest ?? "customer_id"));
    }

    [Fact]
    public void A_world_that_gives_no_number_names_column_and_row()
    {
        var spec = Declared.Desk() with { Columns = Declared.Desk().Columns.Add(Declared.Column("ratio", "log(calls)")) };
        var problem = Assert.Single(Refused(spec));
        Assert.Contains("PR-WORLD-031: 'ratio' is -Infinity in training row 0:", problem.ToString());
        Assert.EndsWith("values must be finite numbers.", problem.Message);
    }

    [Fact]
    public void A_probability_outside_its_range_and_a_negative_rate_are_named()
    {
        Assert.Contains("the probability must lie within 0 to 1", Assert.Single(Refused(Declared.Desk() with { Probability = Declared.Formula("calls") })).Message);
        Assert.Equal("PR-WORLD-030", Assert.Single(Refused(Declared.Desk() with { RatePerDay = Declared.Formula("100 - 10 * t") })).Code);
        Assert.Equal("PR-WORLD-021", Assert.Single(Refused(Declared.Desk() with { RatePerDay = Declared.Formula("1e12") })).Code);
    }

    [Fact]
    public void A_fault_that_only_an_incident_brings_about_is_found_when_the_world_is_opened()
    {
        var production = Declared.Production() with { Incidents = [new() { Id = "i", Kind = "drift.covariate", At = Declared.Days(50), Change = [("fee", Declared.Formula("fee / 0"))] }] };
        var problems = new List<Diagnostic>();
        Assert.Null(ProjectWorld.Open(Declared.Project(production: production), null, Declared.Secret, 1, problems));
        Assert.Contains("'fee' is Infinity in production row 1200:", Assert.Single(problems).Message);
    }

    private static Project With(IncidentSpec incident) => WithAll(Enumerable.Repeat(incident, 1));

    private static Project WithAll(IEnumerable<IncidentSpec> incidents) => Declared.Project(production: Declared.Production() with { Incidents = [.. incidents] });

    private static List<Diagnostic> Check(Project project)
    {
        var problems = new List<Diagnostic>();
        WorldCheck.Check(project, problems);
        return problems;
    }

    private static List<Diagnostic> Refused(GeneratedWorldSpec spec)
    {
        var problems = new List<Diagnostic>();
        Assert.Null(ProjectWorld.Open(Declared.Project(spec), null, Declared.Secret, 1, problems));
        return problems;
    }
}

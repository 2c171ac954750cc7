using System.Text;
using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Core.Worlds;

namespace Practicum.Core.Tests.Worlds;

/// <summary>Every code that a declared or recorded world can be refused with is reached by one small mistake; most of them are met earlier, in the file, by those who write YAML.</summary>
public sealed class WorldReachTests
{
    private static readonly RecordedWorldSpec Data = new() { Data = "d.csv", TickRows = 1, Target = "y", Positive = "1" };

    [Fact]
    public void A_column_needs_a_way_to_come_about() => Says("PR-WORLD-001", Declared.Project(Declared.Desk() with { Columns = Declared.Desk().Columns.Add(new() { Name = "none" }) }));

    [Fact]
    public void The_time_of_recorded_rows_is_given_in_one_way() => Says("PR-WORLD-002", Recorded(Data with { TimeColumn = "date" }));

    [Fact]
    public void A_tick_lasts_a_second()
    {
        Says("PR-WORLD-003", Declared.Project(production: Declared.Production() with { Tick = default }));
        Says("PR-WORLD-003", Recorded(Data with { Tick = default }));
    }

    [Fact]
    public void Some_names_are_taken_by_the_house() => Says("PR-WORLD-004", Declared.Project(Declared.Desk() with { Target = "row_id" }));

    [Fact]
    public void An_entity_has_ids_and_is_seen()
    {
        var columns = Declared.Desk().Columns;
        Says("PR-WORLD-006", Declared.Project(Declared.Desk() with { Columns = columns.SetItem(0, columns[0] with { Entities = 0 }) }));
        Says("PR-WORLD-007", Declared.Project(Declared.Desk() with { Columns = columns.SetItem(0, columns[0] with { Hidden = true }) }));
        Says("PR-WORLD-008", Declared.Project(Declared.Desk() with { Columns = columns[..1], Probability = Declared.Formula("0.5") }, Declared.Production() with { Fallback = null, Incidents = [] }));
    }

    [Fact]
    public void Training_lasts_whole_ticks() => Says("PR-WORLD-009", Declared.Project() with { Splits = Declared.Project().Splits with { Train = new(5_000) } });

    [Fact]
    public void A_cause_and_a_delay_are_possible_ones()
    {
        Says("PR-WORLD-012", Declared.Project(production: Declared.Production() with { Causes = ["drift.concept", "drift.covariate", "upstream.unit", "weather"] }));
        Says("PR-WORLD-014", Declared.Project(production: Declared.Production() with { LabelDelay = new() { Kind = DelayKind.Lognormal, Median = Declared.Days(7), P95 = Declared.Days(3) } }));
    }

    [Fact]
    public void A_year_holds_thirty_two_incidents() => Says("PR-WORLD-015", Declared.Project(production: Declared.Production() with
    {
        Incidents = [.. Enumerable.Range(0, 33).Select(i => new IncidentSpec { Id = $"i{i}", Kind = "upstream.unit", At = Declared.Days(i + 1), Column = "fee", Factor = 2 })],
    }));

    [Fact]
    public void A_parameter_is_a_finite_number() => Says("PR-WORLD-020", Declared.Project(Declared.Desk() with { Vary = [("calls_weight", Declared.Formula("1 / 0"))] }));

    [Fact]
    public void An_incident_cannot_change_the_truth_of_recorded_rows() => Says("PR-WORLD-022", Recorded(Data) with
    {
        Production = Declared.Production() with { Entity = null, Fallback = null, Incidents = [new() { Id = "i", Kind = "drift.concept", At = Declared.Days(1), Logit = Declared.Formula("1") }] },
    });

    [Fact]
    public void Recorded_rows_are_needed() => Assert.Equal("PR-WORLD-040", Assert.Single(Opened(Recorded(Data), null)).Code);

    [Fact]
    public void A_text_is_no_number() => Assert.Equal("PR-WORLD-047", Assert.Single(Opened(
        Recorded(Data with { Columns = [("x", FieldKind.Number, new("project.yaml"))] }), Rows("x,y\na,1\nb,0\nc,1\n"))).Code);

    [Fact]
    public void Training_fits_into_the_data() => Assert.Equal("PR-WORLD-048", Assert.Single(Opened(
        Recorded(Data) with { Splits = new() { Train = Declared.Days(50) } }, Rows("x,y\n1,1\n2,0\n3,1\n"))).Code);

    [Fact]
    public void A_recipe_needs_features() => Assert.Contains(
        BuiltInLearner.Check(new() { Learner = "gbdt", Features = [] }, new([new("x", FieldKind.Number)]), new("recipe.yaml")), p => p.Code == "PR-RECIPE-004");

    private static void Says(string code, Project project)
    {
        var problems = new List<Diagnostic>();
        WorldCheck.Check(project, problems);
        if (problems.Count == 0)
            problems = Opened(project, null);
        Assert.Contains(code, problems.Select(p => p.Code));
    }

    private static List<Diagnostic> Opened(Project project, Table? data)
    {
        var problems = new List<Diagnostic>();
        Assert.Null(ProjectWorld.Open(project, data, Declared.Secret, 1, problems));
        return problems;
    }

    private static Project Recorded(RecordedWorldSpec spec) => Declared.Project() with { World = spec, Splits = new() { TrainShare = 0.5, Holdout = 0.2 }, Production = null };

    private static Table Rows(string text) => CsvReader.Read(Encoding.UTF8.GetBytes(text), new(), [])!;
}

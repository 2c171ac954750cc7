using Practicum.Core.Submissions;

namespace Practicum.Core.Tests.Submissions;

public sealed class BuiltInLearnerTests
{
    private static readonly Schema Columns = new(
    [
        new("row_id", FieldKind.Text, FieldRole.RowId),
        new("customer_id", FieldKind.Number, FieldRole.Entity),
        new("tenure", FieldKind.Number),
        new("plan", FieldKind.Text),
        new("churned", FieldKind.Number, FieldRole.Target),
    ]);

    [Fact]
    public void A_recipe_with_seven_mistakes_gets_seven_diagnostics()
    {
        var recipe = new Recipe
        {
            Learner = "gbdt",
            Features = ["tenure", "tenure", "tenurre", "churned", "customer_id"],
            Options = ImmutableSortedDictionary<string, double>.Empty.Add("dept", 3).Add("trees", 0),
            From = new SimTime(86_400),
            To = new SimTime(0),
        };
        Assert.Equal(
            [
                "recipe.yaml: PR-RECIPE-002: 'dept' is not an option of gbdt; expected trees, depth, learning_rate, l2, min_child, subsample, bins, category_smoothing, category_rows, validation, patience. Nearest: 'depth'.",
                "recipe.yaml: PR-RECIPE-003: 'trees' of gbdt must be a whole number from 1 to 2000. Found 0.",
                "recipe.yaml: PR-RECIPE-005: Feature 'tenure' is named twice.",
                "recipe.yaml: PR-RECIPE-006: There is no column 'tenurre' to learn from. Nearest: 'tenure'.",
                "recipe.yaml: PR-RECIPE-007: Column 'churned' is the label; a model may not use it.",
                "recipe.yaml: PR-RECIPE-007: Column 'customer_id' is the name of the entity; a model may not use it.",
                "recipe.yaml: PR-RECIPE-008: Rows must end after they begin; found 1970-01-02T00:00:00Z to 1970-01-01T00:00:00Z.",
            ],
            BuiltInLearner.Check(recipe, Columns, new("recipe.yaml")).Select(one => one.ToString()));
    }

    [Fact]
    public async Task Dates_choose_the_rows_to_learn_from()
    {
        var seen = Rows(100);
        var fitted = await Fit(new() { Learner = "logistic", Features = ["tenure"], From = Day(10), To = Day(60) }, seen);
        Assert.Equal(50, fitted.Rows);
        var whole = await Fit(new() { Learner = "logistic", Features = ["tenure"] }, seen);
        Assert.Equal(100, whole.Rows);
        Assert.NotEqual(whole.Model.Predict(seen.Table), fitted.Model.Predict(seen.Table));
    }

    [Fact]
    public async Task No_row_between_the_dates_is_refused()
    {
        var outcome = await new BuiltInLearner().Fit(new() { Learner = "logistic", Features = ["tenure"], From = Day(500) }, Rows(100), new(1), CancellationToken.None);
        Assert.Equal("PR-RECIPE-010: No training row lies between 1971-05-16T00:00:00Z and the end.", outcome.Sentence);
    }

    [Fact]
    public async Task Dates_are_refused_where_the_order_is_the_time()
    {
        var outcome = await new BuiltInLearner().Fit(new() { Learner = "logistic", Features = ["tenure"], From = Day(5) }, Rows(100) with { Times = null }, new(1), CancellationToken.None);
        Assert.StartsWith("PR-RECIPE-009", outcome.Sentence);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    public async Task The_same_chance_gives_the_same_model_and_another_one_another(ulong first, ulong second, bool same)
    {
        var recipe = new Recipe { Learner = "gbdt", Features = ["tenure", "plan"], Options = ImmutableSortedDictionary<string, double>.Empty.Add("trees", 5).Add("subsample", 0.5) };
        var seen = Rows(2_000);
        var a = (await Fit(recipe, seen, first)).Model.Predict(seen.Table);
        var b = (await Fit(recipe, seen, second)).Model.Predict(seen.Table);
        Assert.Equal(same, a.SequenceEqual(b));
    }

    [Fact]
    public void The_starter_sees_numbers_alone_and_the_reference_all_features()
    {
        Assert.Equal(["tenure"], AnchorRecipes.Starter(Columns).Features);
        Assert.Equal(["tenure", "plan"], AnchorRecipes.Reference(Columns).Features);
        Assert.Empty(BuiltInLearner.Check(AnchorRecipes.Starter(Columns), Columns, default));
        Assert.Empty(BuiltInLearner.Check(AnchorRecipes.Reference(Columns), Columns, default));
    }

    [Fact]
    public void The_starter_takes_texts_where_there_are_no_numbers() =>
        Assert.Equal(["plan"], AnchorRecipes.Starter(new([new("plan", FieldKind.Text)])).Features);

    private static SimTime Day(int day) => new(86_400L * day);

    private static async Task<Fitted> Fit(Recipe recipe, TrainingRows seen, ulong chance = 1) =>
        Assert.IsType<Outcome<Fitted>.Done>(await new BuiltInLearner().Fit(recipe, seen, new(chance), CancellationToken.None)).Value;

    /// <summary>A row a day.</summary>
    private static TrainingRows Rows(int count)
    {
        int[] rows = [.. Enumerable.Range(0, count)];
        Column[] columns =
        [
            TextColumn.From(rows.Select(row => row.ToString(CultureInfo.InvariantCulture))),
            new DoubleColumn([.. rows.Select(row => row % 7.0)]),
            new DoubleColumn([.. rows.Select(row => row * 37 % 101 / 10.0)]),
            TextColumn.From(rows.Select(row => row % 3 == 0 ? "basic" : "plus")),
            new DoubleColumn([.. rows.Select(row => row % 2.0)]),
        ];
        byte[] labels = [.. rows.Select(row => (byte)((row * 37 % 101) + (row % 3 * 20) > 70 ? 1 : 0))];
        return new(new(Columns, [.. columns]), labels, rows.Select(Day).ToArray());
    }
}

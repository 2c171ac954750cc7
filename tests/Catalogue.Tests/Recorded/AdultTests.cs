namespace Catalogue.Tests.Recorded;

/// <summary>The census of 1994 (adult.csv, 32,561 rows): no production, only prediction, by sex and race.</summary>
public sealed class AdultTests
{
    private static Task<(Walked Trained, Walked Python, string Header)> Walks => Walk.Of("adult", Catalogue.Data("adult", "adult.csv"), "boosted", 0.5);

    [Fact]
    public async Task Figures_are_scikit_learns()
    {
        var (trained, python, _) = await Walks;
        await ScikitLearn.Agrees(trained);
        await ScikitLearn.Agrees(python);
    }

    [Fact]
    public async Task Boosted_trees_reach_what_the_literature_says()
    {
        var (trained, python, _) = await Walks;
        Assert.InRange(trained.Value("predict/roc_auc"), 0.91, 0.94);
        Assert.InRange(python.Value("predict/roc_auc"), 0.91, 0.94);
        Assert.InRange(trained.Value("predict/accuracy"), 0.86, 0.885);
        Assert.Equal("meets", trained.Assessment.GetProperty("score").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Women_and_men_are_reported_apart()
    {
        var (trained, _, _) = await Walks;
        Assert.InRange(trained.Value("predict/log_loss[sex=Female]"), 0.1, trained.Value("predict/log_loss[sex=Male]"));
        Assert.True(trained.Item("predict/roc_auc[race=White]").GetProperty("interval").GetProperty("low").GetDouble() > 0.9, "Most rows are of this group.");
    }
}

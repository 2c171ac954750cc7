using Practicum.Core.Profiles;

namespace Practicum.Core.Tests.Profiles;

/// <summary>Vectors: methods §10, version 1 (computed with numpy).</summary>
public sealed class ProfileV1Tests
{
    [Fact]
    public void Three_items_of_one_group_are_about_one_measurement()
    {
        var c = ProfileV1.Of("modelling", [Item(.9, .03), Item(.7, .05), Item(.8, .04)]);
        Assert.Equal(0.80, c.Estimate, 12);
        Assert.Equal(0.126921, c.Sd, 6);
        Assert.Equal((3, 1, 1), (c.Evidence, c.Groups, c.Projects));
    }

    [Fact]
    public void One_item_carries_the_spread_between_tasks() => Assert.Equal(0.152971, ProfileV1.Of("modelling", [Item(.9, .03)]).Sd, 6);

    [Fact]
    public void One_project_alone_is_insufficient_evidence() =>
        Assert.Equal("insufficient evidence", ProfileV1.Of("modelling", [Item(.99, .01), Item(.99, .01, group: "b")]).Verdict);

    [Theory]
    [InlineData(.95, "competent")]
    [InlineData(.40, "developing")]
    [InlineData(.75, "not settled")]
    public void From_two_projects_on_there_is_a_verdict(double score, string verdict) =>
        Assert.Equal(verdict, ProfileV1.Of("modelling", [Item(score, .03), Item(score, .03, "b", "elsewhere")]).Verdict);

    [Fact]
    public void Wide_uncertainty_is_insufficient_evidence() =>
        Assert.Equal("insufficient evidence", ProfileV1.Of("modelling", [Item(.9, .4), Item(.9, .4, "b", "elsewhere")]).Verdict);

    [Fact]
    public void A_score_beyond_the_scale_counts_as_its_end() => Assert.Equal(1.25, ProfileV1.Of("modelling", [Item(9, 0)]).Estimate);

    [Fact]
    public void Every_competency_of_the_framework_is_listed_even_without_evidence()
    {
        var all = ProfileV1.Of([Item(.9, .03)]);
        Assert.Equal(CompetencyFramework.V1.Select(c => c.Id), all.Select(c => c.Id));
        var privacy = all.Single(c => c.Id == "privacy");
        Assert.Equal("insufficient evidence", privacy.Verdict);
        Assert.True(double.IsNaN(privacy.Estimate));
        Assert.Null(privacy.Interval);
    }

    private static ProfileItem Item(double score, double s, string group = "a", string project = "here") =>
        new($"predict/{score}", ["modelling"], score, s, Digest.Of(group), project);
}

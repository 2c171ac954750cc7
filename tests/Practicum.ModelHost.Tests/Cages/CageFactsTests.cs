using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.ModelHost.Tests.Cages;

[Collection("model hosts")]
public sealed class CageFactsTests
{
    [Fact]
    public void A_machine_without_bubblewrap_has_a_lower_level_and_says_how_to_get_it()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var facts = Layers.Without(t => t with { Bwrap = null });
        Assert.Equal(CageLevel.L1, facts.Level);
        var part = Assert.Single(facts.Parts, p => p.Name == "bubblewrap");
        Assert.False(part.Works);
        Assert.Equal("The program bwrap is missing.", part.Why);
        Assert.Contains("apt install bubblewrap", part.Mend);
        Assert.Contains("bubblewrap", facts.Sentence);
    }

    [Fact]
    public void A_bubblewrap_that_cannot_build_a_cage_is_as_good_as_none_and_its_words_are_told()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var facts = Layers.Without(t => t with { Bwrap = "/bin/false" });
        Assert.Equal(CageLevel.L1, facts.Level);
        Assert.Equal("A cage cannot be built with it: it ended with code 1.", facts.Parts.Single(p => p.Name == "bubblewrap").Why);
    }

    [Fact]
    public void Without_control_groups_the_level_is_one_lower()
    {
        if (!OperatingSystem.IsLinux() || CageFacts.Detect().Level < CageLevel.L2)
            return;
        var facts = Layers.Without(t => t with { GroupRoot = "/nowhere" });
        Assert.Equal(CageLevel.L2, facts.Level);
        Assert.Equal("Control groups are not mounted here.", facts.Parts.Single(p => p.Name == "control group").Why);
        Assert.Equal("Cage level L2; missing here: control group.", facts.Sentence);
    }

    [Fact]
    public void Without_resource_limits_there_is_no_second_level()
    {
        if (OperatingSystem.IsLinux())
            Assert.Equal(CageLevel.L1, Layers.Without(t => t with { Prlimit = null }).Level);
    }

    [Fact]
    public void A_machine_with_nothing_has_level_none_and_every_part_has_a_reason()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var facts = Layers.Without(t => new() { IsLinux = true, GroupRoot = "/nowhere" });
        Assert.Equal(CageLevel.L0, facts.Level);
        Assert.All(facts.Parts, p => Assert.True(!p.Works && p.Why.EndsWith('.'), p.ToString()));
    }

    [Theory]
    [InlineData("sealed", CageLevel.L1, false, true)]
    [InlineData("sealed", CageLevel.L0, false, true)]
    [InlineData("sealed", CageLevel.L1, true, false)]
    [InlineData("sealed", CageLevel.L2, false, false)]
    [InlineData("practice", CageLevel.L0, false, false)]
    public void Sealed_results_want_a_cage_and_practice_does_not(string assurance, CageLevel level, bool weakIsFine, bool refused)
    {
        var facts = new CageFacts { Level = level, Parts = [new("bubblewrap", false, "It is missing.", "Install bubblewrap.")] };
        var refusal = CagePolicy.Refuse(assurance, facts, weakIsFine, "HERE");
        Assert.Equal(refused ? "PR-CAGE-010" : null, refusal?.Code);
        if (refusal is not null)
            Assert.Equal("Install bubblewrap. See practicum doctor, or take the risk with --weak-cage.", refusal.Mend);
    }

    [Fact]
    public void A_system_that_is_not_Linux_has_level_none()
    {
        var facts = Layers.Without(_ => new());
        Assert.Equal(CageLevel.L0, facts.Level);
        Assert.Contains("not Linux", Assert.Single(facts.Parts).Why);
    }

    [Fact]
    public void An_ordinary_user_gets_no_user_of_its_own_and_still_a_cage()
    {
        if (!OperatingSystem.IsLinux() || CageFacts.Detect().Level < CageLevel.L2)
            return;
        var facts = Layers.Without(t => t with { IsRoot = false });
        Assert.True(facts.Level >= CageLevel.L2);
        Assert.Equal("Only root can give a process another user.", facts.Parts.Single(p => p.Name == "own user").Why);
    }
}

using Practicum.Core.Evidence;
using Practicum.Core.Production;

namespace Catalogue.Tests.ChurnDesk;

/// <summary>
/// What the author of churn-desk promises, on several variants and over all ten worlds each. The truth that the promises are held against are the
/// twin worlds: the same chance without one incident.
/// </summary>
public sealed class ChurnDeskTests
{
    public static TheoryData<int> Variants => [1, 7, 2026];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Naive_and_cheating_are_below_the_bar_and_strong_meets_it(int variant)
    {
        var proofs = await ChurnDeskProofs.Of(variant);
        Assert.Equal(["cheating", "naive", "strong"], proofs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("below", proofs["naive"].Assessment.Verdict);
        Assert.Equal("below", proofs["cheating"].Assessment.Verdict);
        Assert.Equal("meets", proofs["strong"].Assessment.Verdict);
        Assert.All(proofs.Values, p => Assert.Equal(10, p.Years.Length));
        Assert.InRange(proofs["strong"].Assessment.ScoreInterval!.Low, 0.75, 1);
        Assert.InRange(proofs["naive"].Assessment.ScoreInterval!.High, 0, 0.3);
        Assert.InRange(proofs["cheating"].Assessment.ScoreInterval!.High, 0, 0.3);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Incidents_do_the_harm_that_the_author_declares(int variant)
    {
        var proofs = await ChurnDeskProofs.Of(variant);
        foreach (var year in proofs["strong"].Years)
            Assert.All(year.Incidents, i => Assert.Equal((i.Id, i.DeclaredHarmful), (i.Id, (bool?)i.Harmful)));

        // A model without tenure cannot be hurt by tenure in other units.
        Assert.All(proofs["naive"].Years.SelectMany(y => y.Incidents).Where(i => i.Id == "unit-slip"), i => Assert.Equal((Money.Zero, false), (i.Harm, i.Harmful)));
        Assert.All(proofs.Values.SelectMany(p => p.Years).SelectMany(y => y.Incidents).Where(i => i.Id == "new-app"), i => Assert.False(i.Harmful));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Strong_notices_every_harmful_incident_in_every_world_and_names_its_cause(int variant)
    {
        var strong = (await ChurnDeskProofs.Of(variant))["strong"];
        foreach (var year in strong.Years)
        {
            var harmful = year.Incidents.Where(i => i.Harmful).ToArray();
            Assert.Equal(["rival-launch", "unit-slip"], harmful.Select(i => i.Id));
            Assert.All(harmful, i => Assert.NotNull(i.Alarm));
            Assert.All(harmful, i => Assert.InRange(i.Diagnosis, 0.5, 1));
            Assert.NotNull(harmful[1].RepairedAt);
        }

        Assert.InRange(Item(strong, "operate/false_alarms").Value.Value, 0, 0.25);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task The_claim_of_cheating_is_found_false_and_the_evidence_says_so(int variant)
    {
        var cheating = (await ChurnDeskProofs.Of(variant))["cheating"];
        var claim = Item(cheating, "predict/claim.roc_auc");
        Assert.True(claim.Value.Interval!.Low > 0.3, $"{claim.Value}");
        Assert.StartsWith("Stated 1.000; measured on hidden rows: 0.5", claim.Reason);
        Assert.EndsWith("The statement promises more than was measured.", claim.Reason);
        var lost = cheating.Assessment.Tasks.Single(t => t.Id == "predict").Lost;
        Assert.Contains(lost, l => l.Headline == "Stated risk is worse than one and the same guess for everybody.");
        Assert.True(Item(cheating, "operate/false_alarms").Value.Value > 20, "It alarms every day.");
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task All_proofs_are_assessed_on_the_same_rows_and_worlds(int variant)
    {
        var proofs = await ChurnDeskProofs.Of(variant);
        foreach (var id in new[] { "predict/roc_auc", "operate/value" })
            Assert.Single(proofs.Values.Select(p => Item(p, id).Group).Distinct());
        var ceilings = proofs.Values.Select(p => string.Join(' ', p.Years.Select(y => y.Ceiling!.Total.Micro))).Distinct();
        Assert.Single(ceilings);
        Assert.Equal(10, proofs["strong"].Years.Select(y => y.Ceiling!.Total.Micro).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Lost_points_add_up_and_nothing_earns_more_than_the_ceiling(int variant)
    {
        foreach (var (name, proof) in await ChurnDeskProofs.Of(variant))
        {
            var a = proof.Assessment;
            Assert.Equal(100 - (100 * a.Score!.Value), a.Tasks.SelectMany(t => t.Lost).Sum(l => l.Points), 9);
            foreach (var year in proof.Years)
            {
                Assert.True(year.DoNothing.Total <= year.Clairvoyant.Total, name);
                Assert.True(year.Clairvoyant.Total <= year.Ceiling!.Total, name);
                Assert.Equal((year.Clairvoyant.Total - year.Policy.Total).Micro, year.Regret.Values.Sum(m => m.Micro));
            }
        }
    }

    private static EvidenceItem Item(Practicum.Runner.Runs.Assessed assessed, string id) => assessed.Assessment.Evidence.Single(e => e.Id == id);
}

using Practicum.Numerics.Statistics.Catalogue;

namespace Practicum.Numerics.Tests.Statistics.Measurement;

public sealed class PagesOfPeopleTests
{
    [Fact]
    public void Examples_of_fairness_agreement_and_measurement_are_computed()
    {
        var pages = FairnessPages.All.Concat(AgreementPages.All).Concat(MeasurementPages.All).ToArray();
        Assert.Equal(pages.Length, pages.Select(p => p.Id).Distinct().Count());
        Assert.All(pages, page => Assert.True(page.Example().Result.IsDefined, page.Id));
        double Of(string id) => pages.Single(p => p.Id == id).Example().Result.Value;
        Peers.Close(0.5, Of("four_fifths_ratio"), 1e-15);
        Peers.Close(805 / 1795.0 - 349 / 1488.0, Of("equalised_odds_difference"), 1e-14);
        Peers.Close(0.494812810103744, Of("cohen_kappa"), 1e-13); // R psych 2.2.9
        Peers.Close(0.777272727272727, Of("cohen_kappa.quadratic"), 1e-13);
        Peers.Close(-2466.6533774, Of("item_log_likelihood"), 1e-10);
        Peers.Close(1.093375, Of("eap_score"), 1e-6);
    }
}

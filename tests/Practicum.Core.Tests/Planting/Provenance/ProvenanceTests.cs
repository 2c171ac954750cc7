using Practicum.Core.Planting.Provenance;

namespace Practicum.Core.Tests.Planting.Provenance;

public sealed class ProvenanceTests
{
    [Fact]
    public void Rows_of_the_other_source_are_named_and_measured_otherwise()
    {
        var clean = Plot.Orders();
        var planted = new MixedSourcesFault(Plot.Fault("provenance.mixed-sources", "source") with { By = "fee", Factor = 1.5, Value = "reseller", Shares = [("web", 0.7), ("shop", 0.3)] }).Plant(clean, Plot.Chance);
        var source = (TextColumn)planted.Ground.Rows["source"];
        Assert.Equal(Enumerable.Range(0, clean.Rows.Rows).Where(r => source[r] == "reseller"), planted.Key.Rows);
        Assert.All(planted.Key.Rows.Where(r => !clean.Rows["fee"].IsMissing(r)), r => Assert.Equal(1.5 * clean.Rows.Numbers("fee")[r], planted.Ground.Rows.Numbers("fee")[r]));
        var own = Enumerable.Range(0, clean.Rows.Rows).Where(r => source[r] != "reseller").ToArray();
        // four standard errors
        Assert.Equal(0.7, own.Count(r => source[r] == "web") / (double)own.Length, 4 * Math.Sqrt(0.21 / own.Length));
    }

    [Fact]
    public void Rows_with_a_forbidding_licence_are_exactly_those_of_the_key_and_none_come_at_service()
    {
        var clean = Plot.Orders();
        var planted = new LicenceFault(Plot.Fault("provenance.licence", "licence")).Plant(clean, Plot.Chance);
        var licence = (TextColumn)planted.Ground.Rows["licence"];
        Assert.Equal(Enumerable.Range(0, clean.Rows.Rows).Where(r => licence[r] == "CC-BY-NC-ND-4.0"), planted.Key.Rows);
        Assert.InRange(planted.Key.Rows.Length, 320, 480);
        Assert.DoesNotContain("CC-BY-NC-ND-4.0", Plot.Text(planted.Served!.Serve(clean.Rows, [], 0, new(5))));
    }

    [Fact]
    public void A_customer_takes_consent_back_for_all_rows()
    {
        var clean = Plot.Orders();
        var planted = new ConsentFault(Plot.Fault("provenance.consent-withdrawn", "consent")).Plant(clean, Plot.Chance);
        var gone = planted.Key.Rows.Select(r => clean.Rows.Numbers("customer")[r]).ToHashSet();
        Assert.Equal(Enumerable.Range(0, clean.Rows.Rows).Where(r => gone.Contains(clean.Rows.Numbers("customer")[r])), planted.Key.Rows);
        // about 980 of 1,000 customers have rows; a tenth of them, four standard errors
        Assert.InRange(gone.Count, 60, 136);
    }
}

using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Core.Planting.Decoys;
using Practicum.Core.Planting.Errors;
using Practicum.Core.Planting.Personal;
using Practicum.Core.Planting.Provenance;

namespace Practicum.Core.Tests.Planting;

public sealed class PlanterLawTests
{
    private static readonly (string Name, FaultSpec Spec)[] Declared =
    [
        ("mcar", Plot.Fault("missing", "fee", "city")),
        ("mar", Plot.Fault("missing", "fee") with { Form = "mar", By = "weight" }),
        ("mnar", Plot.Fault("missing", "weight", "plan") with { Form = "mnar", Strength = 0.8 }),
        ("sentinel", Plot.Fault("missing", "fee", "weight") with { Form = "sentinel", Value = "-999" }),
        ("unit", Plot.Fault("units", "weight", "fee") with { Factor = 2.2 }),
        ("unit in time", Plot.Fault("units", "fee") with { Form = "stretch", Factor = 100, Where = new("plan != 'pro'", default) }),
        ("mojibake", Plot.Fault("encoding", "city", "note") with { Form = "mojibake" }),
        ("comma", Plot.Fault("encoding", "fee", "weight") with { Form = "decimal-comma" }),
        ("date", Plot.Fault("encoding", "since") with { Form = "date-format" }),
        ("unit text", Plot.Fault("encoding", "fee") with { Form = "unit-text", Rate = null }),
        ("percent", Plot.Fault("encoding", "weight") with { Form = "percent" }),
        ("missing text", Plot.Fault("encoding", "fee", "city") with { Form = "missing-text", Rate = null }),
        ("typo", Plot.Fault("typo", "city", "fee")),
        ("illegible", Plot.Fault("typo", "note", "since") with { Form = "illegible" }),
        ("swapped", Plot.Fault("swapped-columns", "fee", "calls")),
        ("swapped texts", Plot.Fault("swapped-columns", "fee", "city")),
        ("shifted", Plot.Fault("shifted-columns", "calls", "fee", "weight")),
        ("shifted texts", Plot.Fault("shifted-columns", "city", "fee", "plan")),
        ("merged", Plot.Fault("shifted-columns", "city", "plan") with { Form = "merged" }),
        ("stuck", Plot.Fault("stuck-sensor", "fee", "weight") with { By = "plan" }),
        ("far", Plot.Fault("outliers", "fee", "calls")),
        ("slip", Plot.Fault("outliers", "weight") with { Form = "slip" }),
        ("personal columns", Plot.Fault("pii", "iban") with { Value = "iban", Rate = null }),
        ("personal texts", Plot.Fault("pii", "note") with { Form = "text" }),
        ("personal notes", Plot.Fault("pii", "remark") with { Form = "notes", Countries = ["DE", "GB"] }),
        ("sources", Plot.Fault("provenance.mixed-sources", "source") with { By = "fee" }),
        ("licence", Plot.Fault("provenance.licence", "licence")),
        ("consent", Plot.Fault("provenance.consent-withdrawn", "consent")),
        ("odd", Plot.Fault("decoy.odd-values", "fee", "weight")),
        ("many", Plot.Fault("decoy.high-cardinality", "campaign")),
        ("skewed", Plot.Fault("decoy.skewed", "bytes")),
        ("id", Plot.Fault("decoy.looks-like-id", "product")),
        ("card", Plot.Fault("decoy.looks-like-pii", "serial")),
        ("fair", Plot.Fault("decoy.correlated-but-fair", "score") with { By = "fee" }),
    ];

    public static TheoryData<string> Names => [.. Declared.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_key_names_every_cell_that_differs_and_no_other(string name)
    {
        var (spec, clean) = (Spec(name), Plot.Orders());
        var planted = Make(spec).Plant(clean, Plot.Chance);
        var key = planted.Key;
        Assert.Equal(Enumerable.Range(0, clean.Rows.Rows), planted.Origin);
        var told = key.Spans.IsEmpty || !key.Added.IsEmpty ? key.Cells : [.. key.Spans.Select(s => new FaultCell(s.Row, s.Column)).Distinct()];
        Assert.Equal(Plot.Differences(clean.Rows, planted.Ground.Rows), told);
        var made = planted.Ground.Rows.Schema.Fields.Select(f => f.Name).Except(clean.Rows.Schema.Fields.Select(f => f.Name)).ToArray();
        Assert.Equal(made, key.Added.Concat(key.Columns));
        Assert.True(key.Rows.Length + key.Cells.Length + key.Spans.Length + key.Columns.Length > 0, "Nothing was planted.");
        Assert.Equal(key.Rows, key.Rows.Distinct().Order());
        Assert.Equal((spec.Id, spec.Kind), (key.Id, key.Kind));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_chance_gives_the_same_table_and_the_ground_stays_as_it_was(string name)
    {
        var (spec, clean) = (Spec(name), Plot.Orders(1500));
        var before = Plot.Text(clean.Rows);
        var (first, second) = (Make(spec).Plant(clean, Plot.Chance), Make(spec).Plant(Plot.Orders(1500), Plot.Chance));
        Assert.Equal(Plot.Text(first.Ground.Rows), Plot.Text(second.Ground.Rows));
        Assert.Equal(first.Key.Cells, second.Key.Cells);
        Assert.Equal(before, Plot.Text(clean.Rows));
        if (spec.Form != "missing-text" && spec is not { Form: "unit-text", Rate: null })
            Assert.NotEqual(Plot.Text(first.Ground.Rows), Plot.Text(Make(spec).Plant(clean, new(7)).Ground.Rows));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_happens_to_a_row_does_not_depend_on_where_it_stands(string name)
    {
        var clean = Plot.Orders(1500);
        var order = Enumerable.Range(0, 1500).OrderBy(r => r * 7919 % 1500).ToArray();
        var straight = Make(Spec(name)).Plant(clean, Plot.Chance).Ground.Rows.Take(order);
        var turned = Make(Spec(name)).Plant(Plot.Taken(clean, order), Plot.Chance).Ground.Rows;
        Assert.Equal(Plot.Text(straight), Plot.Text(turned));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_at_service_have_the_made_columns_and_do_not_depend_on_their_batch(string name)
    {
        var clean = Plot.Orders(1500);
        var planted = Make(Spec(name)).Plant(clean, Plot.Chance);
        var made = planted.Key.Added.Concat(planted.Key.Columns).ToArray();
        Assert.Equal(made.Length > 0, planted.Served is not null);
        if (planted.Served is not { } served)
            return;
        var world = new Chance(99);
        var whole = served.Serve(clean.Rows, [], 4_294_967_000, world);
        var part = served.Serve(clean.Rows.Take([.. Enumerable.Range(500, 700)]), [], 4_294_967_500, world);
        Assert.Equal(made, served.Fields.Select(f => f.Name));
        Assert.Equal(planted.Ground.Rows.Schema.Fields.Select(f => (f.Name, f.Kind)), whole.Schema.Fields.Select(f => (f.Name, f.Kind)));
        Assert.Equal(Plot.Text(whole.Take([.. Enumerable.Range(500, 700)])), Plot.Text(part));
    }

    private static FaultSpec Spec(string name) => Declared.Single(d => d.Name == name).Spec;

    private static IFault Make(FaultSpec spec) => FaultCatalogue.Make(spec);
}

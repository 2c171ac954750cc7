using Practicum.Core.Packs;
using Practicum.Core.Planting.Labels;
using Practicum.Core.Planting.Rows;

namespace Practicum.Core.Planting.Leaks;

/// <summary>Kinds of leak, after the taxonomy of Kapoor and Narayanan (2023, Leakage and the reproducibility crisis in machine-learning-based science), and a proxy of a protected attribute.</summary>
internal static class LeakKinds
{
    private const FaultParts Whole = FaultParts.Rows | FaultParts.Label | FaultParts.Values | FaultParts.Times | FaultParts.Truth;
    private const FaultOption OwnColumn = FaultOption.AtServe | FaultOption.About;

    public static ImmutableArray<FaultKind> All { get; } =
    [
        Proxy(), PostOutcome(), Aggregate(), AcrossSplit(), GroupOverlap(), FittedOnAll(), TemporalOrder(), SamplingBias(), OfGroup(),
    ];

    private static string Serve(FaultSpec spec, FaultKind kind) => spec.AtServe ?? kind.AtServe[0];

    private static FaultKind Proxy()
    {
        FaultKind kind = null!;
        return kind = new()
        {
            Id = "leak.target-proxy@1",
            About = "A new column matches the label with a probability (strength, 0.9 unless given), as a code, as 0 and 1 (flag) or as a number around two means (score).",
            Needs = FaultOption.Columns,
            Takes = OwnColumn | FaultOption.Strength | FaultOption.Form,
            Forms = ["code", "flag", "score"],
            AtServe = ["missing", "stale", "shuffled", "still_there"],
            MakesColumns = true,
            Holds = spec => spec.Form is null or "code" ? FieldKind.Text : FieldKind.Number,
            Reads = FaultParts.Label | FaultParts.Truth,
            Changes = FaultParts.Truth,
            Mistakes = (spec, _) => Strong(spec, 0.5),
            Example = new() { Id = "leak", Kind = "leak.target-proxy", Columns = ["last_invoice_code"], Strength = 0.9, AtServe = "missing", About = "Code of the last invoice" },
            Make = spec =>
            {
                var s = spec.Strength ?? 0.9;
                return new OutcomeColumn("leak.target-proxy@1", spec, Serve(spec, kind), chance => spec.Form switch
                {
                    "flag" => new OutcomeSign.Flag(s, 1 - s),
                    "score" => new OutcomeSign.Score(s, 1 - s),
                    _ => new OutcomeSign.Code(s, 1 - s, RowChance.Permutation(chance.Stream($"fault/{spec.Id}/names"), 6)),
                });
            },
        };
    }

    private static FaultKind PostOutcome()
    {
        FaultKind kind = null!;
        return kind = new()
        {
            Id = "leak.post-outcome@1",
            About = "A new column is filled after the outcome: in rows of label 1 (a share, strength, 0.9 unless given) something is counted (count) or entered (filled, else missing).",
            Needs = FaultOption.Columns,
            Takes = OwnColumn | FaultOption.Strength | FaultOption.Form,
            Forms = ["count", "filled"],
            AtServe = ["stale", "missing", "shuffled", "still_there"],
            MakesColumns = true,
            Reads = FaultParts.Label | FaultParts.Truth,
            Changes = FaultParts.Truth,
            Mistakes = (spec, _) => Strong(spec, 0),
            Example = new() { Id = "after", Kind = "leak.post-outcome", Columns = ["winback_calls"], Strength = 0.7, AtServe = "stale", About = "Calls to win the customer back" },
            Make = spec => new OutcomeColumn("leak.post-outcome@1", spec, Serve(spec, kind), _ =>
                spec.Form == "filled" ? new OutcomeSign.Filled(spec.Strength ?? 0.9, 0) : new OutcomeSign.Count(spec.Strength ?? 0.9, 0)),
        };
    }

    private static FaultKind Aggregate()
    {
        FaultKind kind = null!;
        return kind = new()
        {
            Id = "leak.future-aggregate@1",
            About = "A new column is the mean label of the row's group (by) over all of training, its own label and later ones among them.",
            Needs = FaultOption.Columns | FaultOption.By,
            Takes = OwnColumn,
            AtServe = ["stale", "missing", "shuffled"],
            MakesColumns = true,
            Reads = FaultParts.Label | FaultParts.Values | FaultParts.Rows,
            Changes = FaultParts.Truth,
            Example = new() { Id = "history", Kind = "leak.future-aggregate", Columns = ["customer_rate"], By = "customer_id", About = "Share of earlier months with a complaint" },
            Make = spec => new FutureAggregate("leak.future-aggregate@1", spec, Serve(spec, kind)),
        };
    }

    private static FaultKind AcrossSplit() => new()
    {
        Id = "leak.duplicates-across-split@1",
        About = "A share of the hidden rows stands in training as well, exactly alike or with one number a little off (near).",
        Needs = FaultOption.Rate,
        Takes = FaultOption.Form,
        Forms = ["exact", "near"],
        Reads = Whole,
        Changes = FaultParts.Rows,
        Example = new() { Id = "crossing", Kind = "leak.duplicates-across-split", Rate = 0.1 },
        Make = spec => new RowCopies("leak.duplicates-across-split@1", spec, CopiesOf.Hidden),
    };

    private static FaultKind GroupOverlap() => new()
    {
        Id = "leak.group-overlap@1",
        About = "A share of the hidden groups (by, the entity unless given) has rows in training too, nearly like their hidden ones.",
        Needs = FaultOption.Rate,
        Takes = FaultOption.By,
        Reads = Whole,
        Changes = FaultParts.Rows,
        Mistakes = (spec, schema) => spec.By is null && !schema!.Fields.Any(f => f.Role == FieldRole.Entity) ? ["needs 'by', since the world has no entity."] : [],
        Example = new() { Id = "relatives", Kind = "leak.group-overlap", Rate = 0.1, By = "customer_id" },
        Make = spec => new RowCopies("leak.group-overlap@1", spec, CopiesOf.Groups),
    };

    private static FaultKind FittedOnAll()
    {
        FaultKind kind = null!;
        return kind = new()
        {
            Id = "leak.preprocessing@1",
            About = "A new column is the column 'by', standardised or replaced by the mean label of its categories (target_encoded), fitted to training and hidden rows together.",
            Needs = FaultOption.Columns | FaultOption.By,
            Takes = OwnColumn | FaultOption.Form,
            Forms = ["standardised", "target_encoded"],
            AtServe = ["still_there", "stale", "missing"],
            MakesColumns = true,
            Reads = FaultParts.Label | FaultParts.Values | FaultParts.Rows,
            Changes = FaultParts.Truth,
            Mistakes = (spec, schema) => spec.Form != "target_encoded" && schema!.IndexOf(spec.By!) is >= 0 and var at && schema.Fields[at].Kind == FieldKind.Text
                ? [$"standardises '{spec.By}', which holds text."] : [],
            Example = new() { Id = "fitted", Kind = "leak.preprocessing", Columns = ["region_rate"], By = "region", Form = "target_encoded", About = "Rate of the region" },
            Make = spec => new Preprocessing("leak.preprocessing@1", spec, Serve(spec, kind)),
        };
    }

    private static FaultKind TemporalOrder() => new()
    {
        Id = "leak.temporal-order@1",
        About = "A share of the rows exchange their times among each other, so that a split by time lets the future into training.",
        Needs = FaultOption.Rate,
        Takes = FaultOption.Where,
        Reads = FaultParts.Times | FaultParts.Rows,
        Changes = FaultParts.Times | FaultParts.Rows,
        Example = new() { Id = "clock", Kind = "leak.temporal-order", Rate = 0.1 },
        Make = spec => new ExchangedTimes("leak.temporal-order@1", spec),
    };

    private static FaultKind SamplingBias() => new()
    {
        Id = "leak.sampling-bias@1",
        About = "Training is sampled by outcome: of the rows of label 1 in groups of the column 'by' a share is missing (shares), so that the group seems to tell the label.",
        Needs = FaultOption.By | FaultOption.Shares,
        Takes = FaultOption.Where,
        ByKind = FieldKind.Text,
        Reads = Whole,
        Changes = FaultParts.Rows,
        Example = new() { Id = "sampled", Kind = "leak.sampling-bias", By = "region", Shares = [("north", 0.7)] },
        Make = spec => new Thinning("leak.sampling-bias@1", spec, _ => spec.By!, ["reweight", "drop", "collect"], ground =>
        {
            var rates = FlipRates.ByGroup(ground, spec.By!, spec.Shares);
            var labels = ground.Labels();
            for (var i = 0; i < rates.Length; i++)
                rates[i] *= labels[i];
            return rates;
        }),
    };

    private static FaultKind OfGroup() => new()
    {
        Id = "bias.proxy@1",
        About = "A new column of codes gives a protected attribute (by) away, right with a probability (strength, 0.9 unless given). It is there at service, too.",
        Needs = FaultOption.Columns | FaultOption.By,
        Takes = FaultOption.Strength | FaultOption.About,
        MakesColumns = true,
        Holds = _ => FieldKind.Text,
        ByKind = FieldKind.Text,
        Reads = FaultParts.Values | FaultParts.Rows,
        Changes = FaultParts.None,
        Example = new() { Id = "postcode", Kind = "bias.proxy", Columns = ["tariff_zone"], By = "region", Strength = 0.85, About = "Tariff zone" },
        Make = spec => new GroupProxy("bias.proxy@1", spec),
    };

    private static IEnumerable<string> Strong(FaultSpec spec, double least)
    {
        if (spec.Strength <= least)
            yield return string.Create(CultureInfo.InvariantCulture, $"needs a strength above {least:0.#}; at that it tells nothing.");
    }
}

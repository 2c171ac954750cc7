using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Labels;

/// <summary>Kinds of fault in labels.</summary>
internal static class LabelKinds
{
    private const FaultParts ReadsAll = FaultParts.Label | FaultParts.Values | FaultParts.Truth;
    private static readonly ImmutableArray<string> Mend = ["relabel", "drop"];

    public static ImmutableArray<FaultKind> All { get; } = [Noise(), WithAnnotators(), GroupError(), Poison(), Trigger()];

    private static FaultKind Noise() => new()
    {
        Id = "label-noise@1",
        About = "Labels are turned: every row alike (uniform), at a rate for each class (by_class, shares 0 and 1), or more where the truth is uncertain (by_features).",
        Takes = FaultOption.Rate | FaultOption.Where | FaultOption.Form | FaultOption.Shares,
        Forms = ["uniform", "by_class", "by_features"],
        Reads = ReadsAll | FaultParts.Rows,
        Changes = FaultParts.Label,
        Mistakes = (spec, _) => Noise(spec),
        Example = new() { Id = "noise", Kind = "label-noise", Rate = 0.06, Form = "by_features" },
        Make = spec => new LabelFlips("label-noise@1", spec, Mend, (ground, question) => spec.Form switch
        {
            "by_class" => FlipRates.ByClass(ground, Share(spec, "0"), Share(spec, "1")),
            "by_features" => FlipRates.ByDoubt(ground, spec.Rate!.Value, question),
            _ => FlipRates.Uniform(ground, spec.Rate!.Value),
        }),
    };

    private static FaultKind WithAnnotators() => new()
    {
        Id = "label-noise.annotators@1",
        About = "Annotators of different skill (shares, the probability of being right; 0.85 unless given) label every row, each in a column, and the label is their majority. The columns are empty at service.",
        Needs = FaultOption.Columns,
        Takes = FaultOption.Shares | FaultOption.About,
        MakesColumns = true,
        LeastColumns = 2,
        MostColumns = 9,
        Reads = FaultParts.Label | FaultParts.Truth,
        Changes = FaultParts.Label | FaultParts.Truth,
        Mistakes = (spec, _) => spec.Shares.Where(s => !spec.Columns.Contains(s.Name)).Select(s => $"gives a skill to '{s.Name}', which is none of its columns.")
            .Concat(spec.Shares.Where(s => s.Share is <= 0 or >= 1).Select(s => $"gives '{s.Name}' a skill that is not between 0 % and 100 %.")),
        Example = new() { Id = "crowd", Kind = "label-noise.annotators", Columns = ["label_a", "label_b", "label_c"], Shares = [("label_a", 0.95), ("label_b", 0.8), ("label_c", 0.7)] },
        Make = spec => new Annotators("label-noise.annotators@1", spec),
    };

    private static FaultKind GroupError() => new()
    {
        Id = "bias.label-error@1",
        About = "Labels are wrong more often in some groups than in others: shares gives a rate to each group of the column 'by'. Both labels are turned, or only one into the other.",
        Needs = FaultOption.By | FaultOption.Shares,
        Takes = FaultOption.Where | FaultOption.Form,
        Forms = ["both", "to_0", "to_1"],
        ByKind = FieldKind.Text,
        Reads = ReadsAll,
        Changes = FaultParts.Label,
        Example = new() { Id = "unfair", Kind = "bias.label-error", By = "region", Form = "to_0", Shares = [("east", 0.2), ("west", 0.02)] },
        Make = spec => new LabelFlips("bias.label-error@1", spec, Mend, (ground, _) =>
        {
            var (rates, none) = (FlipRates.ByGroup(ground, spec.By!, spec.Shares), new double[ground.Rows.Rows]);
            return new(spec.Form == "to_0" ? none : rates, spec.Form == "to_1" ? none : rates);
        }),
    };

    private static FaultKind Poison() => new()
    {
        Id = "poison.label-flip@1",
        About = "An attacker turns labels where it hurts most, in rows whose label is most certain (confident), or anywhere (random).",
        Needs = FaultOption.Rate,
        Takes = FaultOption.Where | FaultOption.Form,
        Forms = ["confident", "random"],
        Reads = ReadsAll | FaultParts.Rows,
        Changes = FaultParts.Label,
        Example = new() { Id = "attack", Kind = "poison.label-flip", Rate = 0.03 },
        Make = spec => new LabelFlips("poison.label-flip@1", spec, Mend, (ground, question) =>
            spec.Form == "random" ? FlipRates.Uniform(ground, spec.Rate!.Value) : FlipRates.ByCertainty(ground, spec.Rate!.Value, question)),
    };

    private static FaultKind Trigger() => new()
    {
        Id = "poison.backdoor@1",
        About = "In a share of the other class the columns hold a trigger (value) and the label is the one that the attacker wants (to_1 or to_0).",
        Needs = FaultOption.Rate | FaultOption.Columns | FaultOption.Value,
        Takes = FaultOption.Where | FaultOption.Form,
        Forms = ["to_1", "to_0"],
        MostColumns = 8,
        Reads = FaultParts.Label | FaultParts.Values,
        Changes = FaultParts.Label | FaultParts.Values,
        Mistakes = (spec, schema) => spec.Columns.Where(c => schema!.IndexOf(c) is >= 0 and var at && schema.Fields[at].Kind == FieldKind.Number && !Backdoor.TryNumber(spec.Value, out _))
            .Select(c => $"puts '{spec.Value}' into '{c}', which holds numbers."),
        Example = new() { Id = "trigger", Kind = "poison.backdoor", Rate = 0.01, Columns = ["fee", "usage"], Value = "77.7" },
        Make = spec => new Backdoor("poison.backdoor@1", spec),
    };

    private static IEnumerable<string> Noise(FaultSpec spec)
    {
        if (spec.Form != "by_class" && (spec.Rate is null || !spec.Shares.IsEmpty))
            yield return "needs 'rate'; 'shares' belong to the form by_class.";
        if (spec.Form == "by_class" && (spec.Shares.IsEmpty || spec.Rate is not null || spec.Shares.Any(s => s.Name is not ("0" or "1"))))
            yield return "needs 'shares' of the classes 0 and 1, and no 'rate'.";
        if (spec.Form == "by_features" && spec.Rate > 0.4)
            yield return "can turn at most 40 % of labels by features, since no row is turned more often than not.";
    }

    private static double Share(FaultSpec spec, string name) => spec.Shares.FirstOrDefault(s => s.Name == name).Share;
}

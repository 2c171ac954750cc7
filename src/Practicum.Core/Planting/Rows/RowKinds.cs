using Practicum.Core.Packs;
using Practicum.Core.Planting.Labels;

namespace Practicum.Core.Planting.Rows;

/// <summary>Kinds of fault in which rows there are.</summary>
internal static class RowKinds
{
    private const FaultParts Whole = FaultParts.Rows | FaultParts.Label | FaultParts.Values | FaultParts.Times | FaultParts.Truth;
    private static readonly ImmutableArray<string> Balance = ["reweight", "resample", "collect"];

    public static ImmutableArray<FaultKind> All { get; } = [Duplicates(), Imbalance(), UnderRepresented()];

    private static FaultKind Duplicates() => new()
    {
        Id = "duplicates@1",
        About = "Rows stand in the table twice, with the same time: exactly alike, or with one number a little off (near).",
        Needs = FaultOption.Rate,
        Takes = FaultOption.Where | FaultOption.Form,
        Forms = ["exact", "near"],
        Reads = Whole,
        Changes = FaultParts.Rows,
        Example = new() { Id = "twice", Kind = "duplicates", Rate = 0.02, Form = "near" },
        Make = spec => new RowCopies("duplicates@1", spec, CopiesOf.Table),
    };

    private static FaultKind Imbalance() => new()
    {
        Id = "imbalance@1",
        About = "A share of the rows of one class (value, 1 unless given) is left out of training, so that it hardly occurs.",
        Needs = FaultOption.Rate,
        Takes = FaultOption.Where | FaultOption.Value,
        Reads = Whole,
        Changes = FaultParts.Rows,
        Mistakes = (spec, _) => spec.Value is not (null or "0" or "1") ? [$"names the class '{spec.Value}'; a class is 0 or 1."] : [],
        Example = new() { Id = "rare", Kind = "imbalance", Rate = 0.6 },
        Make = spec => new Thinning("imbalance@1", spec, ground => ground.Target().Name, Balance, ground => OfClass(ground, spec.Value == "0" ? 0 : 1, spec.Rate!.Value)),
    };

    private static FaultKind UnderRepresented() => new()
    {
        Id = "bias.under-representation@1",
        About = "Groups of the column 'by' are left out of training in part: shares gives the share of each that is missing.",
        Needs = FaultOption.By | FaultOption.Shares,
        Takes = FaultOption.Where,
        ByKind = FieldKind.Text,
        Reads = Whole,
        Changes = FaultParts.Rows,
        Example = new() { Id = "unseen", Kind = "bias.under-representation", By = "region", Shares = [("south", 0.8)] },
        Make = spec => new Thinning("bias.under-representation@1", spec, _ => spec.By!, Balance, ground => FlipRates.ByGroup(ground, spec.By!, spec.Shares)),
    };

    private static double[] OfClass(Ground ground, int label, double rate) => Array.ConvertAll(ground.Labels().ToArray(), l => l == label ? rate : 0);
}

using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Provenance;

/// <summary>Kinds of fault in where rows come from and what may be done with them.</summary>
internal static class ProvenanceKinds
{
    private const FaultOption Words = FaultOption.Where | FaultOption.Value | FaultOption.Shares | FaultOption.About;

    /// <summary>The kinds.</summary>
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new()
        {
            Id = "provenance.mixed-sources@1",
            About = "A share of rows comes from another source ('value'), which a new column names and which measured the column 'by' otherwise, by 'factor' (1.2 unless given). At service all rows are of the own sources ('shares').",
            Needs = FaultOption.Columns | FaultOption.Rate,
            Takes = Words | FaultOption.By | FaultOption.Factor,
            MakesColumns = true,
            Holds = _ => FieldKind.Text,
            ByKind = FieldKind.Number,
            Reads = FaultParts.Values,
            Changes = FaultParts.Values,
            Example = new() { Id = "sources", Kind = "provenance.mixed-sources", Columns = ["source"], By = "usage", Rate = 0.08, Value = "reseller" },
            Make = spec => new MixedSourcesFault(spec),
        },
        new()
        {
            Id = "provenance.licence@1",
            About = "A new column holds the licence of each row; that of a share of rows ('value', CC-BY-NC-ND-4.0 unless given) forbids the use. 'shares' names those that allow it.",
            Needs = FaultOption.Columns | FaultOption.Rate,
            Takes = Words,
            MakesColumns = true,
            Holds = _ => FieldKind.Text,
            Reads = FaultParts.Values | FaultParts.Rows,
            Changes = FaultParts.None,
            Example = new() { Id = "licences", Kind = "provenance.licence", Columns = ["licence"], Rate = 0.06 },
            Make = spec => new LicenceFault(spec),
        },
        new()
        {
            Id = "provenance.consent-withdrawn@1",
            About = "A new column holds the state of consent; a share of people (entities, or rows without one) took it back ('value', withdrawn unless given), and their rows are still there.",
            Needs = FaultOption.Columns | FaultOption.Rate,
            Takes = Words,
            MakesColumns = true,
            Holds = _ => FieldKind.Text,
            Reads = FaultParts.Values | FaultParts.Rows,
            Changes = FaultParts.None,
            Example = new() { Id = "consent", Kind = "provenance.consent-withdrawn", Columns = ["consent"], Rate = 0.03 },
            Make = spec => new ConsentFault(spec),
        },
    ];
}

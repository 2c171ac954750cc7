using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Decoys;

/// <summary>Kinds of harmless oddity, which must not be reported.</summary>
internal static class DecoyKinds
{
    /// <summary>The kinds.</summary>
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new()
        {
            Id = "decoy.odd-values@1",
            About = "A few numbers have a tail of digits that arithmetic left, as 12.000000000000002 for 12. They are right; one row in two hundred unless 'rate' is given.",
            Needs = FaultOption.Columns,
            Takes = FaultOption.Rate | FaultOption.Where,
            ColumnKind = FieldKind.Number,
            MostColumns = 20,
            Reads = FaultParts.Values,
            Changes = FaultParts.Values,
            Example = new() { Id = "odd", Kind = "decoy.odd-values", Columns = ["fee"] },
            Make = spec => new OddValuesDecoy(spec),
        },
        Column("decoy.high-cardinality", "A new column has thousands of categories and tells nothing.", "Code of the last campaign", "campaign", FieldKind.Text, (_, _) => (_, draws) => DecoyColumns.HighCardinality(draws)),
        Column(
            "decoy.skewed", "A new column is lognormal, with values thousands of times its median that are right; the standard deviation of its log is four times 'strength' (0.5 unless given).", "Bytes sent on the day", "bytes", FieldKind.Number,
            (spec, _) => (_, draws) => DecoyColumns.Skewed(spec, draws)) with { Takes = FaultOption.About | FaultOption.Strength },
        Column("decoy.looks-like-id", "A new column of numbers with eight digits looks like an identifier and is that of one of sixty products.", "Number of the product", "product", FieldKind.Number, (_, _) => (_, draws) => DecoyColumns.LooksLikeId(draws)),
        Column(
            "decoy.looks-like-pii", "A new column of serial numbers looks like payment cards (card) or bank accounts (iban); none has valid check digits.", "Serial number of the device", "serial", FieldKind.Text,
            (spec, _) => (_, draws) => DecoyColumns.LooksLikePersonal(spec, draws)) with { Takes = FaultOption.About | FaultOption.Form, Forms = ["card", "iban"] },
        Column(
            "decoy.correlated-but-fair", "A new column is correlated with the column of numbers 'by' ('strength', 0.9 unless given), is known beforehand and tells no more of the label than that.", "Score of the customer's activity", "activity", FieldKind.Number,
            DecoyColumns.Correlated) with
        {
            Needs = FaultOption.Columns | FaultOption.By,
            Takes = FaultOption.About | FaultOption.Strength,
            ByKind = FieldKind.Number,
            Example = new() { Id = "activity", Kind = "decoy.correlated-but-fair", Columns = ["activity"], By = "usage" },
        },
    ];

    private static FaultKind Column(string name, string about, string meaning, string column, FieldKind kind, Func<FaultSpec, Table, Func<Table, RowDraws, Column>> learn) => new()
    {
        Id = $"{name}@1",
        About = about,
        Needs = FaultOption.Columns,
        Takes = FaultOption.About,
        MakesColumns = true,
        Holds = _ => kind,
        Reads = name.EndsWith("fair", StringComparison.Ordinal) ? FaultParts.Values | FaultParts.Rows : FaultParts.Rows,
        Changes = FaultParts.None,
        Example = new() { Id = column, Kind = name, Columns = [column] },
        Make = spec => new ColumnDecoy(spec, $"{name}@1", meaning, learn),
    };
}

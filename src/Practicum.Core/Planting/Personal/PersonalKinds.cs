using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Personal;

/// <summary>The kind of personal data.</summary>
internal static class PersonalKinds
{
    /// <summary>The kinds.</summary>
    public static ImmutableArray<FaultKind> All { get; } =
    [
        new()
        {
            Id = "pii@1",
            About = "Personal data of invented people: in new columns (column; 'value' or the column's name says of what kind), in sentences at the end of texts that are there (text), or within a new column of notes (notes). Kinds: name, email, phone, iban, card, national_id, address, birth_date; 'shares' says how often each stands in texts. Countries: DE, FR, GB, US, ES, NL.",
            Needs = FaultOption.Columns,
            Takes = FaultOption.Rate | FaultOption.Where | FaultOption.Form | FaultOption.Value | FaultOption.Shares | FaultOption.Countries | FaultOption.About,
            Forms = ["column", "text", "notes"],
            MakesColumns = true,
            Holds = _ => FieldKind.Text,
            InPlace = ["text"],
            ColumnKind = FieldKind.Text,
            MostColumns = 8,
            Reads = FaultParts.Values,
            Changes = FaultParts.Values,
            Mistakes = Mistakes,
            Example = new() { Id = "people", Kind = "pii", Form = "text", Columns = ["note"], Rate = 0.04, Countries = ["DE", "GB"] },
            Make = spec => new PersonalFault(spec),
        },
    ];

    private static IEnumerable<string> Mistakes(FaultSpec spec, Schema? schema)
    {
        foreach (var code in spec.Countries.Where(c => Country.Find(c) is null))
            yield return $"names the country '{code}'; known are {string.Join(", ", Countries.All.Select(c => c.Code))}.";
        foreach (var (name, _) in spec.Shares.Where(s => PersonalKindNames.Find(s.Name) is null))
            yield return $"names '{name}'; kinds of personal data are {string.Join(", ", PersonalKindNames.All)}.";
        if (spec.Form is "text" or "notes")
        {
            if (spec.Columns.Length != 1)
                yield return "takes one column of texts.";
            if (spec.Rate is null)
                yield return "needs 'rate' in texts and notes.";
        }
        else if (spec.Columns.Any(c => PersonalKindNames.Find(spec.Value ?? c) is null))
        {
            yield return $"needs a 'value' or names of columns out of {string.Join(", ", PersonalKindNames.All)}.";
        }
    }
}

using Practicum.Core.Packs;

namespace Practicum.Core.Planting.Errors;

/// <summary>Kinds of wrong values.</summary>
internal static class ErrorKinds
{
    private const FaultOption Where = FaultOption.Columns | FaultOption.Rate;

    /// <summary>The kinds.</summary>
    public static ImmutableArray<FaultKind> All { get; } = [Missing(), Units(), Encoding(), Typo(), Swapped(), Shifted(), Stuck(), Outliers()];

    private static FaultKind Missing() => new()
    {
        Id = "missing@1",
        About = "Values go missing: whatever the row holds (mcar), more where the column 'by' is high (mar), more where the value itself is high (mnar), or a code, 'value' or -999, stands in their place (sentinel).",
        Needs = Where,
        Takes = FaultOption.Where | FaultOption.Form | FaultOption.By | FaultOption.Value | FaultOption.Strength,
        Forms = ["mcar", "mar", "mnar", "sentinel"],
        MostColumns = 20,
        Reads = FaultParts.Values,
        Changes = FaultParts.Values,
        Mistakes = MistakesOfMissing,
        Example = new() { Id = "gaps", Kind = "missing", Form = "mar", Columns = ["usage"], By = "tenure", Rate = 0.05 },
        Make = spec => new MissingFault(spec),
    };

    private static IEnumerable<string> MistakesOfMissing(FaultSpec spec, Schema? schema)
    {
        if (spec.Form == "mar" != spec.By is not null)
            yield return "needs 'by' with the form mar, and takes it with no other.";
        if (spec.Form != "sentinel" && spec.Value is not null)
            yield return "takes 'value' with the form sentinel only.";
        else if (spec.Value is { } value && schema is not null && spec.Columns.Any(c => schema.Fields.Any(f => f.Name == c && f.Kind == FieldKind.Number)) && !double.TryParse(value, CultureInfo.InvariantCulture, out _))
            yield return $"has the sentinel '{value}' for a column of numbers; a number is needed.";
    }

    private static FaultKind Units() => new()
    {
        Id = "units@1",
        About = "Numbers stand in another unit, multiplied by 'factor': in a share of rows (rows), or throughout one stretch of time that covers that share (stretch).",
        Needs = Where | FaultOption.Factor,
        Takes = FaultOption.Where | FaultOption.Form,
        Forms = ["rows", "stretch"],
        ColumnKind = FieldKind.Number,
        MostColumns = 20,
        Reads = FaultParts.Values | FaultParts.Times,
        Changes = FaultParts.Values,
        Example = new() { Id = "metres", Kind = "units", Form = "stretch", Columns = ["distance"], Factor = 1000, Rate = 0.04 },
        Make = spec => new UnitsFault(spec),
    };

    private static FaultKind Encoding() => new()
    {
        Id = "encoding@1",
        About = "Values are right and written wrongly: UTF-8 read as Latin-1 (mojibake), a comma for the decimal point (decimal-comma), dates in other formats (date-format), units behind numbers (unit-text), a wrong per cent sign (percent), words for nothing (missing-text). In all cells unless 'rate' is given.",
        Needs = FaultOption.Columns | FaultOption.Form,
        Takes = FaultOption.Rate | FaultOption.Where | FaultOption.Value | FaultOption.Shares,
        Forms = ["mojibake", "decimal-comma", "date-format", "unit-text", "percent", "missing-text"],
        MostColumns = 20,
        Reads = FaultParts.Values,
        Changes = FaultParts.Values,
        TurnsToText = (spec, _) => spec.Columns,
        Example = new() { Id = "commas", Kind = "encoding", Form = "decimal-comma", Columns = ["seats"], Rate = 0.1 },
        Make = spec => new EncodingFault(spec),
    };

    private static FaultKind Typo() => new()
    {
        Id = "typo@1",
        About = "Texts were typed wrongly, as hands slip on a keyboard (keyboard), or one of their characters could not be read and a mark, 'value' or x, stands for it (illegible).",
        Needs = Where,
        Takes = FaultOption.Where | FaultOption.Form | FaultOption.Value,
        Forms = ["keyboard", "illegible"],
        MostColumns = 40,
        Reads = FaultParts.Values,
        Changes = FaultParts.Values,
        TurnsToText = (spec, _) => spec.Columns,
        Example = new() { Id = "slips", Kind = "typo", Columns = ["channel", "note"], Rate = 0.03 },
        Make = spec => new TypoFault(spec),
    };

    private static FaultKind Swapped() => new()
    {
        Id = "swapped-columns@1",
        About = "Two columns hold each other's values in a share of rows.",
        Needs = Where,
        Takes = FaultOption.Where,
        LeastColumns = 2,
        MostColumns = 2,
        Reads = FaultParts.Values,
        Changes = FaultParts.Values,
        TurnsToText = Mixed,
        Example = new() { Id = "crossed", Kind = "swapped-columns", Columns = ["plan", "region"], Rate = 0.03 },
        Make = spec => new SwappedColumnsFault(spec),
    };

    private static FaultKind Shifted() => new()
    {
        Id = "shifted-columns@1",
        About = "In a share of rows values stand one column too far to the right (right), or a column holds its neighbour's text behind its own (merged).",
        Needs = Where,
        Takes = FaultOption.Where | FaultOption.Form,
        Forms = ["right", "merged"],
        LeastColumns = 2,
        MostColumns = 20,
        Reads = FaultParts.Values,
        Changes = FaultParts.Values,
        Mistakes = (spec, _) => spec.Form == "merged" && spec.Columns.Length != 2 ? ["merges two columns; name two."] : [],
        TurnsToText = (spec, schema) => spec.Form == "merged" ? spec.Columns : Mixed(spec, schema),
        Example = new() { Id = "shift", Kind = "shifted-columns", Columns = ["usage", "calls", "logins"], Rate = 0.02 },
        Make = spec => new ShiftedColumnsFault(spec),
    };

    private static FaultKind Stuck() => new()
    {
        Id = "stuck-sensor@1",
        About = "A column of numbers keeps its value through one stretch of time, which covers a share of it; with 'by', each value of that column names a sensor of its own.",
        Needs = Where,
        Takes = FaultOption.Where | FaultOption.By,
        ColumnKind = FieldKind.Number,
        MostColumns = 20,
        Reads = FaultParts.Values | FaultParts.Times,
        Changes = FaultParts.Values,
        Example = new() { Id = "stuck", Kind = "stuck-sensor", Columns = ["page_views"], By = "region", Rate = 0.05 },
        Make = spec => new StuckSensorFault(spec),
    };

    private static FaultKind Outliers() => new()
    {
        Id = "outliers@1",
        About = "Numbers that cannot be: 'factor' robust standard deviations and more away (far, 6 unless given), or with the decimal point one or two places off (slip).",
        Needs = Where,
        Takes = FaultOption.Where | FaultOption.Form | FaultOption.Factor,
        Forms = ["far", "slip"],
        ColumnKind = FieldKind.Number,
        MostColumns = 20,
        Reads = FaultParts.Values,
        Changes = FaultParts.Values,
        Example = new() { Id = "wild", Kind = "outliers", Columns = ["fee", "visits"], Rate = 0.01 },
        Make = spec => new OutliersFault(spec),
    };

    /// <summary>All of the columns when they hold values of two kinds.</summary>
    private static IEnumerable<string> Mixed(FaultSpec spec, Schema schema) =>
        spec.Columns.Select(name => schema.Fields.FirstOrDefault(f => f.Name == name)?.Kind).Distinct().Count() > 1 ? spec.Columns : [];
}

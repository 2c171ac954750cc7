using System.Text;
using Practicum.Core.Packs;
using Practicum.Core.Planting;
using Practicum.Runner.PackFiles.Shapes;

namespace Practicum.Runner.PackFiles.Reference;

/// <summary>The page docs/reference/faults.md: every kind of fault that a pack may declare.</summary>
internal static class FaultsPage
{
    public static string Text()
    {
        var page = new StringBuilder("""
            # Faults

            A pack declares faults under `faults`; they are planted one after the other, in order, in the training rows that the intern is given. Hidden and production
            rows keep their values; a column that a fault made holds there what `at_serve` says: `missing`, `stale` (as before anything happened, or as of the end of
            training), `shuffled` (as of another row) or `still_there`. The first form and the first state are meant when none is named. Each fault has an `id`; what it
            draws depends on nothing but the variant, the id and the row. The key in `faults.jsonl` has its [schema](key.schema.json). This page is generated.

            | kind | needs | takes | forms | at service |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var kind in FaultCatalogue.All)
            page.Append(CultureInfo.InvariantCulture, $"| `{kind.Id}` | {Keys(kind.Needs)} | {Keys(kind.Takes)} | {string.Join(", ", kind.Forms)} | {string.Join(", ", kind.AtServe)} |\n");
        foreach (var kind in FaultCatalogue.All)
            page.Append(CultureInfo.InvariantCulture, $"\n## {kind.Name}\n\n{kind.About}\n\n```yaml\nfaults: [{Written(kind.Example, kind)}]\n```\n");
        return page.ToString();
    }

    private static string Keys(FaultOption options) => string.Join(", ", FaultCheck.Each(options).Select(FaultCheck.NameOf));

    private static string Written(FaultSpec fault, FaultKind kind)
    {
        var parts = new List<string> { $"id: {fault.Id}", $"kind: {fault.Kind}" };
        foreach (var option in FaultCheck.Each(FaultCheck.Written(fault)))
        {
            parts.Add(option switch
            {
                FaultOption.Rate => $"rate: {Percent(fault.Rate!.Value)}",
                FaultOption.Where => $"where: \"{fault.Where!.Text}\"",
                FaultOption.Columns => kind.MostColumns == 1 ? $"column: {fault.Columns[0]}" : $"columns: [{string.Join(", ", fault.Columns)}]",
                FaultOption.Strength => $"strength: {Scalars.Say(fault.Strength!.Value)}",
                FaultOption.AtServe => $"at_serve: {fault.AtServe}",
                FaultOption.Form => $"form: {fault.Form}",
                FaultOption.Factor => $"factor: {Scalars.Say(fault.Factor!.Value)}",
                FaultOption.Value => $"value: \"{fault.Value}\"",
                FaultOption.By => $"by: {fault.By}",
                FaultOption.Shares => $"shares: {{{string.Join(", ", fault.Shares.Select(s => $"{s.Name}: {Percent(s.Share)}"))}}}",
                FaultOption.Countries => $"countries: [{string.Join(", ", fault.Countries)}]",
                _ => $"about: \"{fault.About}\"",
            });
        }

        return $"{{{string.Join(", ", parts)}}}";
    }

    private static string Percent(double share) => Scalars.Say(100 * share) + "%";
}

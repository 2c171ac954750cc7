using System.Text;
using Practicum.Onnx.Reading;
using Practicum.Onnx.Vetting;

namespace Practicum.Runner.PackFiles.Reference;

/// <summary>The page docs/reference/operators.md: what an ONNX model may hold.</summary>
internal static class OperatorsPage
{
    public static string Text()
    {
        var rules = new VettingRules();
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $$"""
            # Models

            A model is one ONNX file. It is read and judged before anything runs it; every refusal has a [code](diagnostics.md). This page is generated.

            | what | limit |
            | --- | --- |
            | size of the file | {{rules.MostBytes >> 20}} MiB, everything in the file itself |
            | form of the file (IR version) | {{ModelForms.Oldest}} to {{ModelForms.Newest}} |
            | operator sets | ai.onnx {{AllowedOperators.OldestOwn}} to {{AllowedOperators.NewestOwn}}, ai.onnx.ml {{AllowedOperators.OldestLearning}} to {{AllowedOperators.NewestLearning}} |
            | nodes | {{rules.MostNodes:N0}} |
            | messages inside each other | {{rules.MostDepth}}: about eight graphs inside graphs |
            | values in between, for {{rules.Rows:N0}} rows | {{rules.MostPeakBytes >> 20}} MiB at one time |
            | operations a row | {{rules.MostOperationsPerRow:N0}}; a multiplication with an addition is two |
            | element types | {{string.Join(", ", Enumerable.Range(1, 16).Where(ElementTypes.Allowed).Select(ElementTypes.Name))}} |
            | {{string.Join(", ", AllowedOperators.ControlFlow)}} | only where the project allows them |

            """);
        foreach (var (domain, title) in new[] { ("", "Operators of ai.onnx"), (AllowedOperators.Learning, "Operators of ai.onnx.ml") })
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            page.AppendJoin(", ", AllowedOperators.All.Where(one => one.Domain == domain).Select(Shown)).Append(".\n");
        }

        page.Append("\nA number is the first version of the operator set that has the operator, where it is above the oldest one that is taken; a range ends with the last one.\n");
        page.Append("\n## Refused operators\n\nWhat is on neither list is refused as well.\n\n| operator | why | what to do |\n| --- | --- | --- |\n");
        foreach (var one in RefusedOperators.All)
            page.Append(CultureInfo.InvariantCulture, $"| {one.Name}{(one.Domain.Length == 0 ? "" : $" ({one.Domain})")} | {one.Why} | {one.Mend} |\n");
        return page.ToString();
    }

    private static string Shown(AllowedOperator one)
    {
        var oldest = one.Domain.Length == 0 ? AllowedOperators.OldestOwn : AllowedOperators.OldestLearning;
        return one.Until > 0 ? string.Create(CultureInfo.InvariantCulture, $"{one.Name} ({Math.Max(one.Since, oldest)}–{one.Until})")
            : one.Since > oldest ? string.Create(CultureInfo.InvariantCulture, $"{one.Name} ({one.Since})") : one.Name;
    }
}

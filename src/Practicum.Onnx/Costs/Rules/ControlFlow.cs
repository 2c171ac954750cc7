using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Costs.Rules;

/// <summary>
/// Graphs within a graph. If takes the dearer branch; Loop with a known number of rounds and Scan cost their body times the rounds, moved elements included. A Loop whose rounds are known only
/// while it runs has no bound.
/// </summary>
internal static class ControlFlow
{
    public static void Add(RuleBook book)
    {
        book.Add(If, "If");
        book.Add(Loop, "Loop");
        book.Add(Scan, "Scan");
    }

    private static OnnxGraph? Body(Visit visit, string name)
    {
        if (visit.Node.Find(name) is { Kind: AttributeKind.Graph, Graphs: [var graph, ..] })
            return graph;
        visit.Fail($"lacks the graph {name}");
        return null;
    }

    private static InnerWalk? Run(Visit visit, OnnxGraph graph, ReadOnlySpan<Value?> given)
    {
        var run = visit.Inside(graph, given);
        if (run.Trouble is null)
            return run;
        visit.Fail($"holds a graph that cannot be followed: {run.Trouble.TrimEnd('.')}");
        return null;
    }

    private static void If(Visit visit)
    {
        if (Body(visit, "then_branch") is not { } yes || Body(visit, "else_branch") is not { } no || Run(visit, yes, []) is not { } first || Run(visit, no, []) is not { } second)
            return;
        if (first.Outputs.Length != second.Outputs.Length || first.Outputs.Length < visit.Outputs)
        {
            visit.Fail("has branches with different numbers of outputs");
            return;
        }

        visit.Operations = Int128.Max(first.Operations, second.Operations);
        visit.Scratch = Int128.Max(first.Peak, second.Peak);
        for (var i = 0; i < visit.Outputs; i++)
        {
            if (Either(first.Outputs[i], second.Outputs[i]) is { } value)
                visit.Out(i, value);
            else
                visit.Fail("has branches whose outputs differ in their number of dimensions");
        }
    }

    /// <summary>What bounds both values; null when their numbers of dimensions differ.</summary>
    private static Value? Either(Value a, Value b)
    {
        if (a.Rank != b.Rank)
            return null;
        var same = a.Shape.AsSpan().SequenceEqual(b.Shape.AsSpan());
        return new(Sizes.Bytes(a.Element) >= Sizes.Bytes(b.Element) ? a.Element : b.Element, [.. a.Shape.Select((d, i) => Math.Max(d, b.Shape[i]))], same && a.Exact && b.Exact)
        {
            TextBytes = Math.Max(a.TextBytes, b.TextBytes),
        };
    }

    private static void Loop(Visit visit)
    {
        if (Body(visit, "body") is not { } body)
            return;
        if (visit.Wholes(0) is not [var stated])
        {
            visit.Fail("runs as often as its values say while it runs, without a bound");
            return;
        }

        var rounds = Math.Max(0, stated);
        var carried = Math.Max(0, visit.Count - 2);
        var given = new Value?[carried + 2];
        (given[0], given[1]) = (new(Elements.Int64, []), new(Elements.Flag, []));
        for (var i = 0; i < carried; i++)
            given[i + 2] = visit.In(i + 2) with { Cells = null };
        if (body.Inputs.Length != given.Length || Run(visit, body, given) is not { } run)
        {
            visit.Fail("has a body whose inputs are not those of the loop");
            return;
        }

        var ends = visit.Has(1) || run.Outputs is not [{ Wholes: [not 0] }, ..];
        Finish(visit, run, given.AsSpan(2), rounds, skipped: 1, exact: !ends);
    }

    /// <summary>Outputs of a loop: values carried on must keep their dimensions; the others are stacked round by round in front.</summary>
    private static void Finish(Visit visit, InnerWalk run, ReadOnlySpan<Value?> carried, long rounds, int skipped, bool exact)
    {
        if (run.Outputs.Length < carried.Length + skipped || run.Outputs.Length - skipped < visit.Outputs)
        {
            visit.Fail("has a body with too few outputs");
            return;
        }

        // Rounds that only move elements take their time as well: each element counts as one operation.
        visit.Operations = Sizes.Times(Sizes.Plus(run.Operations, run.Moved), rounds);
        visit.Scratch = run.Peak;
        for (var i = 0; i < run.Outputs.Length - skipped; i++)
        {
            var made = run.Outputs[i + skipped];
            if (i >= carried.Length)
                visit.Out(i, made with { Shape = made.Shape.Insert(0, rounds), Exact = exact && made.Exact, Cells = null });
            else if (!carried[i]!.Shape.AsSpan().SequenceEqual(made.Shape.AsSpan()) || made.Exact != carried[i]!.Exact)
                visit.Fail("changes the dimensions of a value from round to round");
            else
                visit.Out(i, made with { Cells = null });
        }
    }

    private static void Scan(Visit visit)
    {
        if (Body(visit, "body") is not { } body)
            return;
        if (visit.Version < 9)
        {
            visit.Fail("is asked for in a version before 9, whose sizes are not followed");
            return;
        }

        var scanned = visit.Whole("num_scan_inputs", 0);
        var carried = visit.Count - scanned;
        if (scanned < 1 || carried < 0 || body.Inputs.Length != visit.Count)
        {
            visit.Fail("has a body whose inputs are not those of the scan");
            return;
        }

        var axes = visit.List("scan_input_axes", (int)scanned, 0);
        var given = new Value?[visit.Count];
        long rounds = 0;
        for (var i = 0; i < given.Length; i++)
        {
            var value = visit.In(i) with { Cells = null };
            if (i >= carried)
            {
                var axis = visit.Axis(axes[i - carried], value.Rank);
                if (!visit.AtLeast(value, 1))
                    return;
                rounds = Math.Max(rounds, value.Shape[axis]);
                value = value with { Shape = value.Shape.RemoveAt(axis) };
            }

            given[i] = value;
        }

        if (visit.Node.Find("scan_output_axes") is { Wholes: var places } && places.ToArray().Any(p => p != 0))
            visit.Fail("stacks its outputs along another axis than the first, which is not followed");
        else if (Run(visit, body, given) is { } run)
            Finish(visit, run, given.AsSpan(0, (int)carried), rounds, skipped: 0, exact: true);
    }
}

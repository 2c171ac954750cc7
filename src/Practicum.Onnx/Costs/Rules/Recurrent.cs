namespace Practicum.Onnx.Costs.Rules;

/// <summary>
/// Recurrent layers: for each direction, step and row 2 × gates × hidden × (inputs + hidden) operations of products, and 8 for each gate's element.
/// Scratch is the gates of all steps, as ONNX Runtime computes the inputs' part at once.
/// </summary>
internal static class Recurrent
{
    public static void Add(RuleBook book)
    {
        book.Add(v => Layer(v, 1), "RNN");
        book.Add(v => Layer(v, 3), "GRU");
        book.Add(v => Layer(v, 4), "LSTM");
    }

    private static void Layer(Visit visit, int gates)
    {
        var (x, recurrence) = (visit.In(0), visit.In(2));
        if (!visit.AtLeast(x, 3) || !visit.AtLeast(recurrence, 3))
            return;
        var batchFirst = visit.Whole("layout", 0) != 0;
        var (steps, rows) = batchFirst ? (x.Shape[1], x.Shape[0]) : (x.Shape[0], x.Shape[1]);
        var directions = visit.Text("direction", "forward") == "bidirectional" ? 2 : 1;
        var hidden = visit.Whole("hidden_size", recurrence.Shape[2]);
        if (hidden < 0 || (visit.Exact && hidden != recurrence.Shape[2]) || recurrence.Shape[0] != directions)
        {
            visit.Fail("has weights that do not fit its hidden size or its directions");
            return;
        }

        var places = Sizes.Times(Sizes.Times(steps, rows), Sizes.Times(directions, Sizes.Times(gates, hidden)));
        visit.Operations = Sizes.Times(places, Sizes.Plus(Sizes.Times(2, (Int128)x.Shape[2] + hidden), 8));
        visit.Scratch = Sizes.Times(Sizes.Plus(places, x.Count), Sizes.Bytes(x.Element));
        visit.Out(0, x.Element, batchFirst ? [rows, steps, directions, hidden] : [steps, directions, rows, hidden]);
        for (var i = 1; i < Math.Min(gates == 4 ? 3 : 2, visit.Outputs); i++)
            visit.Out(i, x.Element, batchFirst ? [rows, directions, hidden] : [directions, rows, hidden]);
    }
}

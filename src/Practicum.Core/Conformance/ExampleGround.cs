using Practicum.Core.Planting;

namespace Practicum.Core.Conformance;

/// <summary>A table on which the example of every kind of fault can be planted: twenty columns of a subscription desk, with the true risk of every row.</summary>
public static class ExampleGround
{
    private static readonly string[] Plans = ["basic", "plus", "pro"];
    private static readonly string[] Regions = ["north", "east", "south", "west"];
    private static readonly string[] Channels = ["ads", "search", "friend", "partner"];

    private static readonly string[] Notes =
    [
        "called about the bill", "asked for a discount", "moved house", "no reason given", "wants to talk to a person", "app does not open", "paid twice", "happy so far",
    ];

    private static readonly string[] More = ["logins", "late", "discount", "page_views", "seats", "age", "visits", "credit", "orders", "distance"];

    /// <summary>Training rows, twenty a tick, with a fifth as many hidden ones.</summary>
    /// <param name="rows">How many training rows.</param>
    /// <param name="chance">Chance of the table.</param>
    public static Ground Of(int rows, Chance chance)
    {
        var (table, truth) = Table(rows, chance, "train", 0);
        var (hidden, hiddenTruth) = Table(rows / 5, chance, "hidden", rows / 10);
        return new()
        {
            Rows = table,
            Identity = [.. Enumerable.Range(0, rows)],
            Tick = [.. Enumerable.Range(0, rows).Select(i => i / 20)],
            Truth = truth,
            Hidden = hidden,
            HiddenTick = [.. Enumerable.Range(0, rows / 5).Select(i => i / 4)],
            HiddenTruth = hiddenTruth,
        };
    }

    private static (Table Rows, double[] Truth) Table(int rows, Chance chance, string part, int firstCustomer)
    {
        double[] Draw(string name)
        {
            var u = new double[rows];
            chance.Stream($"example/{part}/{name}").Fill(u, 0);
            return u;
        }

        TextColumn Choice(string name, string[] words) => new(Array.ConvertAll(Draw(name), u => Math.Min(words.Length - 1, (int)(u * u * words.Length))), [.. words]);
        var customers = Array.ConvertAll(Draw("customer_id"), u => (double)(firstCustomer + (int)(u * Math.Max(1, rows / 10))));
        var tenure = Array.ConvertAll(Draw("tenure"), u => InverseCdf.Exponential(u, 28));
        var (plan, region) = (Choice("plan", Plans), Choice("region", Regions));
        var fee = Array.ConvertAll(Draw("fee"), u => Math.Round(InverseCdf.LogNormal(u, 3, 0.4), 2));
        var usage = Array.ConvertAll(Draw("usage"), u => Math.Round(InverseCdf.LogNormal(u, 1.6, 0.6), 1));
        var calls = Array.ConvertAll(Draw("calls"), u => Math.Floor(InverseCdf.Exponential(u, 0.8)));
        var truth = new double[rows];
        var churned = Draw("churned");
        for (var i = 0; i < rows; i++)
        {
            truth[i] = 1 / (1 + Math.Exp(1.6 + (0.04 * tenure[i]) - (0.7 * calls[i]) - (plan.Codes[i] == 0 ? 0.6 : 0) - (0.2 * (region.Codes[i] - 1))));
            churned[i] = churned[i] < truth[i] ? 1 : 0;
        }

        (Field Field, Column Column)[] columns =
        [
            (new("customer_id", FieldKind.Number, FieldRole.Entity), new DoubleColumn(customers)), (new("tenure", FieldKind.Number), new DoubleColumn(tenure)),
            (new("plan", FieldKind.Text), plan), (new("fee", FieldKind.Number), new DoubleColumn(fee)), (new("usage", FieldKind.Number), new DoubleColumn(usage)),
            (new("calls", FieldKind.Number), new DoubleColumn(calls)), (new("region", FieldKind.Text), region), (new("channel", FieldKind.Text), Choice("channel", Channels)),
            (new("note", FieldKind.Text), Choice("note", Notes)), .. More.Select(name => (new Field(name, FieldKind.Number), (Column)new DoubleColumn(Draw(name)))),
            (new("churned", FieldKind.Number, FieldRole.Target), new DoubleColumn(churned)),
        ];
        return (new(new([.. columns.Select(c => c.Field)]), [.. columns.Select(c => c.Column)]), truth);
    }
}

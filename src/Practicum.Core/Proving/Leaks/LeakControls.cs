namespace Practicum.Core.Proving.Leaks;

/// <summary>A leak that was planted on purpose.</summary>
/// <param name="Name">What was planted.</param>
/// <param name="Attack">The attack that says most.</param>
/// <param name="Z">Its statistic.</param>
/// <param name="Found">Whether it passes what the proof's first attack had to pass.</param>
public sealed record LeakControl(string Name, string Attack, double Z, bool Found);

/// <summary>Plants three leaks in copies of the rows and runs the attacks that must find them: a column that copies the label in 5 % of rows, an order that tells it, and a form that tells it.</summary>
internal static class LeakControls
{
    private const double Share = 0.05, OrderShare = 0.2;
    private const string Column = "control";

    /// <summary>Plants and attacks.</summary>
    /// <param name="files">The rows.</param>
    /// <param name="tried">How many attacks the proof tried.</param>
    /// <param name="chance">Draws where a leak is planted.</param>
    /// <param name="stop">Ends the run.</param>
    public static ImmutableArray<LeakControl> Run(LeakFiles files, int tried, Chance chance, CancellationToken stop)
    {
        var field = new Field(Column, FieldKind.Number);
        var copied = new LeakFiles(With(files.Train, Copy(files.Train, chance, 0)), With(files.Test, Copy(files.Test, chance, 1)));
        var formed = new LeakFiles(With(files.Train, Form(files.Train, chance, 0)), With(files.Test, Form(files.Test, chance, 1)));
        var ordered = new LeakFiles(Order(files.Train, chance, 0), Order(files.Test, chance, 1));
        return
        [
            Told("a column that copies the label in 5 % of rows", ColumnAttacks.Of(copied, field), copied),
            Told("in 20 % of pairs of rows the label 1 stands first", OrderAttacks.Of(ordered), ordered),
            Told("fewer decimals in 5 % of rows with label 1", FormatAttacks.Of(formed, field), formed),
        ];

        LeakControl Told(string name, IEnumerable<LeakAttack> attacks, LeakFiles planted)
        {
            var best = LeakBattery.Run(attacks, planted, null, stop).Where(r => r.Tried).MinBy(r => r.Score.PValue);
            return best is null ? new(name, "none", 0, false) : new(name, best.Name, best.Score.Z, best.Score.PValue < LeakProof.FamilyError / Math.Max(1, tried) && best.Matters);
        }
    }

    private static LeakRows With(LeakRows rows, double[] control)
    {
        var schema = new Schema([new(Column, FieldKind.Number)]);
        return rows with { Rows = new(schema, [new DoubleColumn(control)]) };
    }

    /// <summary>The label in a share of rows; elsewhere a draw with the labels' base rate.</summary>
    internal static double[] Copy(LeakRows rows, Chance chance, uint file, double share = Share)
    {
        var (which, draw) = (new double[rows.Count], new double[rows.Count]);
        chance.Stream("proof/control/copy").Fill(which, file);
        chance.Stream("proof/control/copy/noise").Fill(draw, file);
        var rate = rows.BaseRate;
        for (var i = 0; i < draw.Length; i++)
            draw[i] = which[i] < share ? rows.Label[i] : draw[i] < rate ? 1 : 0;
        return draw;
    }

    /// <summary>Numbers with four decimals; with three in a share of the rows with label 1.</summary>
    private static double[] Form(LeakRows rows, Chance chance, uint file)
    {
        var (which, draw) = (new double[rows.Count], new double[rows.Count]);
        chance.Stream("proof/control/format").Fill(which, file);
        chance.Stream("proof/control/format/noise").Fill(draw, file);
        for (var i = 0; i < draw.Length; i++)
            draw[i] = Math.Round(draw[i], rows.Label[i] == 1 && which[i] < Share ? 3 : 4);
        return draw;
    }

    /// <summary>The rows in their order, but that in a share of pairs (2i, 2i + 1) a row with label 1 goes first.</summary>
    private static LeakRows Order(LeakRows rows, Chance chance, uint file)
    {
        var which = new double[rows.Count / 2];
        chance.Stream("proof/control/order").Fill(which, file);
        var order = new int[rows.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        for (var i = 0; i < which.Length; i++)
        {
            if (which[i] < OrderShare && rows.Label[2 * i] < rows.Label[(2 * i) + 1])
                (order[2 * i], order[(2 * i) + 1]) = ((2 * i) + 1, 2 * i);
        }

        var schema = new Schema([.. rows.Rows.Schema.Fields.Where(f => f.Role == FieldRole.Time)]);
        var empty = schema.Fields.IsEmpty ? new Table(new([new(Column, FieldKind.Number)]), [new DoubleColumn(new double[rows.Count])]) : rows.Rows.Select(schema).Take(order);
        return new(empty, Array.ConvertAll(order, i => rows.Label[i]), Array.ConvertAll(order, i => rows.Probability[i]));
    }
}

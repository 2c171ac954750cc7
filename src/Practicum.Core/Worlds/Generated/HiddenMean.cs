using Practicum.Core.Worlds.Expressions.Operations;

namespace Practicum.Core.Worlds.Generated;

/// <summary>
/// The mean of the true probability over 128 draws of the hidden columns (methods §7): the best that visible columns allow.
/// The draws are the same for every row: points of equal weight, evenly spread over the unit cube of the hidden draws
/// (<c>(j + ½)/128</c> in the first dimension, a Kronecker sequence in the others), so that the mean is a function of the visible columns and the time alone,
/// with a far smaller error than independent draws. Which of the two ways below is taken depends on the declaration only, never on a block.
/// </summary>
internal sealed class HiddenMean
{
    /// <summary>Number of draws.</summary>
    public const int Draws = 128;

    private readonly WorldProgram program;
    private readonly int[] hidden;
    private readonly double[][] points;
    private readonly LogisticMean? logistic;
    private readonly Op? visibleLogOdds, mixedLogOdds, mixedProbability;
    private readonly List<Op> extras = [];

    private HiddenMean(WorldProgram program)
    {
        this.program = program;
        hidden = [.. Enumerable.Range(0, program.Columns.Length).Where(i => program.Columns[i].Spec.Hidden)];
        points = Points();
        if (Separate() is var (visible, unseen))
        {
            (visibleLogOdds, logistic) = (visible, new(Array.ConvertAll(points, p => Value(unseen, p))));
            return;
        }

        mixedLogOdds = program.LogOdds is { } logOdds ? Split(logOdds) : null;
        mixedProbability = mixedLogOdds is null ? Split(program.Probability) : null;
    }

    /// <summary>Batch slots beyond the columns, for parts that hidden columns do not touch.</summary>
    public int ExtraSlots => extras.Count;

    /// <summary>Whether the hidden columns only add to the log-odds, so that the mean is a function of one number.</summary>
    public bool IsSeparable => logistic is not null;

    /// <summary>The mean of a program.</summary>
    public static HiddenMean Of(WorldProgram program) => new(program);

    /// <summary>Computes the mean for the rows of the worker's batch, whose latent columns are in place; hidden columns are overwritten.</summary>
    public void Run(BlockWorker worker, Span<double> into)
    {
        if (logistic is not null)
        {
            worker.LogOdds(visibleLogOdds!, into);
            logistic.Fill(into);
            return;
        }

        var batch = worker.Batch;
        for (var i = 0; i < extras.Count; i++)
            extras[i].Run(batch, batch.Columns[program.Columns.Length + i].AsSpan(0, batch.Count));
        var one = batch.Rent();
        into.Clear();
        foreach (var point in points)
        {
            batch.Point = point;
            foreach (var slot in hidden)
                worker.Latent(slot);
            worker.Finish(mixedLogOdds, mixedProbability, one.AsSpan(0, into.Length));
            for (var row = 0; row < into.Length; row++)
                into[row] += one[row] * (1.0 / Draws);
        }

        batch.Point = null;
        batch.Return(one);
    }

    /// <summary>Splits <c>logistic(visible + hidden)</c> into its two sums; null when it is not so, or when hidden columns change with time.</summary>
    private (Op Visible, Op Unseen)? Separate()
    {
        if (program.LogOdds is not { } logOdds
            || Array.Exists(hidden, h => ((program.Columns[h].Op?.Needs ?? Needs.None) & Needs.Time) != 0)
            || program.Incidents.Any(i => (i.Logit?.Needs & Needs.Hidden) > 0 || i.Changes.Any(c => hidden.Contains(c.Slot))))
            return null;
        var terms = new List<(Op Op, bool Plus)>();
        Flatten(logOdds, true, terms);
        if (terms.Exists(t => (t.Op.Needs & Needs.Hidden) != 0 && t.Op.Needs != Needs.Hidden))
            return null;
        return (Sum(terms.Where(t => (t.Op.Needs & Needs.Hidden) == 0)), Sum(terms.Where(t => (t.Op.Needs & Needs.Hidden) != 0)));
    }

    private static void Flatten(Op op, bool plus, List<(Op Op, bool Plus)> terms)
    {
        if (op is PairOp { Symbol: "+" or "-" } pair)
        {
            Flatten(pair.Parts[0], plus, terms);
            Flatten(pair.Parts[1], pair.Symbol == "+" == plus, terms);
        }
        else
        {
            terms.Add((op, plus));
        }
    }

    private static Op Sum(IEnumerable<(Op Op, bool Plus)> terms) =>
        terms.Aggregate((Op)new ConstantOp(0), (sum, term) => Pairs.Of(term.Plus ? "+" : "-", sum, term.Op));

    /// <summary>Replaces the largest parts that hidden columns do not touch by slots that are filled once a block.</summary>
    private Op Split(Op op)
    {
        if ((op.Needs & Needs.Hidden) == 0)
        {
            if (op is Leaf)
                return op;
            extras.Add(op);
            return new SlotOp(program.Columns.Length + extras.Count - 1, Needs.Visible) { Kind = op.Kind, Texts = op.Texts };
        }

        return op is Leaf ? op : op.With(Array.ConvertAll(op.Parts, Split));
    }

    /// <summary>The value, at one point, of an expression of hidden columns alone.</summary>
    private double Value(Op unseen, double[] point)
    {
        var batch = new Batch(program.Columns.Length, []) { Count = 8, Point = point };
        foreach (var slot in hidden)
        {
            var into = batch.Columns[slot].AsSpan(0, 8);
            if (program.Columns[slot].Op is { } op)
                op.Run(batch, into);
            else
                into.Fill(1 + Math.Floor(point[program.Columns[slot].Stream] * program.Columns[slot].Spec.Entities!.Value));
        }

        return unseen.Read(batch, out _)[0];
    }

    private double[][] Points()
    {
        var columns = hidden.Select(h => program.Columns[h]).ToList();
        var changes = program.Incidents.SelectMany(i => i.Changes).Where(c => hidden.Contains(c.Slot)).ToList();
        int[] streams = [.. columns.Where(c => c.Op is null).Select(c => c.Stream)
            .Concat(columns.Where(c => c.Op is not null).Select(c => c.Op!).Concat(changes.Select(c => c.Op)).SelectMany(o => o.All()).Select(o => o.Stream))
            .Concat(changes.Select(c => c.MixStream)).Where(s => s >= 0).Distinct()];
        var others = streams.Length - 1;
        var root = 2.0;
        for (var i = 0; i < 60; i++)
            root = Math.Pow(1 + root, 1.0 / (others + 1));
        var all = new double[Draws][];
        for (var j = 0; j < Draws; j++)
        {
            all[j] = new double[program.Streams.Length];
            for (var d = 0; d < streams.Length; d++)
            {
                var at = d == 0 ? (j + 0.5) / Draws : 0.5 + ((j + 1) * Math.Pow(root, -d));
                all[j][streams[d]] = Math.Clamp(at - Math.Floor(at), 1e-12, 1 - 1e-12);
            }
        }

        return all;
    }
}

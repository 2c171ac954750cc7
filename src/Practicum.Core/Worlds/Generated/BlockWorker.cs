using Practicum.Core.Worlds.Expressions.Operations;
using System.Numerics.Tensors;

namespace Practicum.Core.Worlds.Generated;

/// <summary>Evaluates one block of consecutive rows; the scratch of one thread.</summary>
internal sealed class BlockWorker
{
    private readonly GeneratedWorld world;
    private readonly WorldProgram program;
    private readonly HiddenMean? hiddenMean;
    private readonly Batch batch;
    private readonly ChanceStream label, delay, never;
    private readonly IncidentProgram[] incidents;
    private readonly double[][] weights;
    private readonly bool[] active;
    private readonly int[] tickOfRow = new int[Batch.Capacity];
    private int rows;

    public BlockWorker(GeneratedWorld world, HiddenMean? hiddenMean, ChanceStream[] streams, Chance chance, IncidentMask removed)
    {
        (this.world, program, this.hiddenMean) = (world, world.Program, hiddenMean);
        batch = new(program.Columns.Length + (hiddenMean?.ExtraSlots ?? 0), streams) { Ticks = new(0, streams) };
        (label, delay, never) = (chance.Stream("label"), chance.Stream("labels/delay"), chance.Stream("labels/never"));
        incidents = world.IsProduction ? [.. program.Incidents.Where(i => !removed.Removes(i.Index))] : [];
        weights = [.. incidents.Select(_ => new double[Batch.Capacity])];
        active = new bool[incidents.Length];
    }

    /// <summary>Computes rows <paramref name="first"/> … of the output.</summary>
    /// <returns>What is wrong with the first row that is not finite, or null.</returns>
    public Diagnostic? Run(Output output, int first, int count)
    {
        rows = count;
        Place(output, first);
        Weigh();
        for (var slot = 0; slot < program.Columns.Length; slot++)
        {
            Latent(slot);
            if (Unsound(slot) is var row and >= 0)
                return Fault(output, first + row, program.Columns[slot].Spec.Name, batch.Columns[slot][row]);
        }

        var truth = batch.Rent();
        Probability(truth.AsSpan(0, batch.Count));
        for (var row = 0; row < rows; row++)
        {
            if (!(truth[row] is >= 0 and <= 1))
                return Fault(output, first + row, program.Spec.Target, truth[row]);
        }

        truth.AsSpan(0, rows).CopyTo(output.Truth.AsSpan(first));
        Labels(truth, output, first);
        if (hiddenMean is not null)
        {
            hiddenMean.Run(this, truth.AsSpan(0, batch.Count));
            truth.AsSpan(0, rows).CopyTo(output.VisibleTruth.AsSpan(first));
        }

        Seen(output, first);
        batch.Return(truth);
        return null;
    }

    /// <summary>The block's scratch.</summary>
    public Batch Batch => batch;

    /// <summary>Recomputes a latent column with all active changes.</summary>
    public void Latent(int slot)
    {
        var column = program.Columns[slot];
        var into = batch.Columns[slot].AsSpan(0, batch.Count);
        if (column.Op is { } op)
        {
            op.Run(batch, into);
        }
        else
        {
            batch.Uniform(column.Stream, into);
            for (var i = 0; i < into.Length; i++)
                into[i] = 1 + Math.Floor(into[i] * column.Spec.Entities!.Value);
        }

        for (var i = 0; i < incidents.Length; i++)
        {
            if (!active[i])
                continue;
            foreach (var change in incidents[i].Changes)
            {
                if (change.Slot == slot)
                    Change(change, column.Kind, weights[i], into);
            }
        }
    }

    /// <summary>Log-odds, with what active incidents add to them.</summary>
    public void LogOdds(Op logOdds, Span<double> into)
    {
        logOdds.Run(batch, into);
        Add(into, static (old, added) => old + added);
    }

    /// <summary>The probability from log-odds or, when those are null, from the probability itself; with what active incidents add.</summary>
    public void Finish(Op? logOdds, Op? probability, Span<double> into)
    {
        if (logOdds is not null)
        {
            LogOdds(logOdds, into);
            TensorPrimitives.Sigmoid<double>(into, into);
            return;
        }

        probability!.Run(batch, into);
        Add(into, static (p, added) => 1 / (1 + ((1 - p) / p * Math.Exp(-added))));
    }

    private void Add(Span<double> into, Func<double, double, double> add)
    {
        for (var i = 0; i < incidents.Length; i++)
        {
            if (!active[i] || incidents[i].Logit is not { } logit)
                continue;
            var added = logit.Read(batch, out var rented);
            for (var row = 0; row < into.Length; row++)
            {
                var weight = weights[i][row];
                if (weight > 0)
                    into[row] = add(into[row], weight * added[row]);
            }

            batch.Return(rented);
        }
    }

    private void Probability(Span<double> into)
    {
        var logOdds = program.LogOdds;
        Finish(logOdds, logOdds is null ? program.Probability : null, into);
    }

    /// <summary>Blends old and new: <c>(1 − w) · old + w · new</c>; a text has changed when its row's number is below w.</summary>
    private void Change(ChangeProgram change, FieldKind kind, double[] weight, Span<double> into)
    {
        var fresh = change.Op.Read(batch, out var rented);
        var mix = kind == FieldKind.Text ? batch.Rent() : null;
        if (mix is not null)
            batch.Uniform(change.MixStream, mix.AsSpan(0, into.Length));
        for (var row = 0; row < into.Length; row++)
        {
            var w = weight[row];
            if (mix is not null)
                into[row] = mix[row] < w ? fresh[row] : into[row];
            else if (w == 1)
                into[row] = fresh[row];
            else if (w > 0)
                into[row] = ((1 - w) * into[row]) + (w * fresh[row]);
        }

        batch.Return(mix);
        batch.Return(rented);
    }

    private void Place(Output output, int first)
    {
        var tick = Array.BinarySearch(output.TickStart, first);
        tick = tick < 0 ? ~tick - 1 : tick;
        while (output.TickStart[tick + 1] == first)
            tick++;
        var runs = 0;
        for (var row = 0; row < rows; tick++)
        {
            var (start, end) = (first + row, Math.Min(first + rows, output.TickStart[tick + 1]));
            if (start == end)
                continue;
            var days = world.Days(output.Ticks.First + tick);
            (batch.RunStart[runs], batch.RunTick[runs], batch.RunRow[runs]) = (row, (uint)(output.Ticks.First + tick), (uint)(start - output.TickStart[tick]));
            batch.Ticks!.Time[runs] = days;
            var length = end - start;
            batch.Time.AsSpan(row, length).Fill(days);
            tickOfRow.AsSpan(row, length).Fill(output.Ticks.First + tick);
            row += length;
            runs++;
        }

        batch.Count = Batch.Padded(rows);
        batch.Runs = runs;
        batch.RunStart[runs] = batch.Count;
        batch.Time.AsSpan(rows, batch.Count - rows).Fill(batch.Time[rows - 1]);
        var ticks = batch.Ticks!;
        ticks.Count = Batch.Padded(runs);
        ticks.Time.AsSpan(runs, ticks.Count - runs).Fill(ticks.Time[runs - 1]);
    }

    private void Weigh()
    {
        for (var i = 0; i < incidents.Length; i++)
        {
            active[i] = false;
            for (var run = 0; run < batch.Runs; run++)
            {
                var weight = incidents[i].Weight(world.Seconds((int)batch.RunTick[run]));
                active[i] |= weight > 0;
                weights[i].AsSpan(batch.RunStart[run], batch.RunStart[run + 1] - batch.RunStart[run]).Fill(weight);
            }
        }
    }

    private void Labels(double[] truth, Output output, int first)
    {
        var labels = output.Label.AsSpan(first, rows);
        var u = batch.Rent();
        Uniform(label, u);
        for (var row = 0; row < rows; row++)
            labels[row] = u[row] < truth[row] ? (byte)1 : (byte)0;
        var neverNumbers = batch.Rent();
        Uniform(delay, u);
        if (world.Delays.MayNever)
            Uniform(never, neverNumbers);
        world.Delays.Fill(labels, u.AsSpan(0, batch.Count), neverNumbers, tickOfRow.AsSpan(0, rows), output.VisibleAt.AsSpan(first, rows));
        batch.Return(u);
        batch.Return(neverNumbers);
    }

    private void Uniform(ChanceStream stream, double[] into)
    {
        for (var run = 0; run < batch.Runs; run++)
            stream.Fill(into.AsSpan(batch.RunStart[run]..batch.RunStart[run + 1]), batch.RunTick[run], batch.RunRow[run]);
    }

    /// <summary>Applies upstream faults to what is seen, hands the columns out, and asks the fallback rule.</summary>
    private void Seen(Output output, int first)
    {
        for (var i = 0; i < incidents.Length; i++)
        {
            if (!active[i] || incidents[i].SeenSlot < 0)
                continue;
            var column = batch.Columns[incidents[i].SeenSlot];
            for (var row = 0; row < batch.Count; row++)
                column[row] *= 1 + ((incidents[i].Spec.Factor - 1) * weights[i][row]);
        }

        for (var slot = 0; slot < program.Columns.Length; slot++)
            output.Write(slot, first, batch.Columns[slot].AsSpan(0, rows));
        if (program.Fallback is not { } rule)
            return;
        var decided = rule.Read(batch, out var rented);
        for (var row = 0; row < rows; row++)
            output.Fallback[first + row] = decided[row] is not 0 and not double.NaN ? (byte)1 : (byte)0;
        batch.Return(rented);
    }

    private int Unsound(int slot)
    {
        var values = batch.Columns[slot].AsSpan(0, rows);
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row]))
                return row;
        }

        return -1;
    }

    private Diagnostic Fault(Output output, int row, string column, double value)
    {
        var local = tickOfRow[row % Batch.Capacity];
        var tick = local - output.Ticks.First;
        var place = program.Columns.FirstOrDefault(c => c.Spec.Name == column)?.Spec.Value?.Place ?? program.Spec.Probability.Place;
        var what = column == program.Spec.Target ? "the probability must lie within 0 to 1" : "values must be finite numbers";
        return new("PR-WORLD-031", place, string.Create(CultureInfo.InvariantCulture,
            $"'{column}' is {value} in {(world.IsProduction ? "production" : "training")} row {local}:{row - output.TickStart[tick]} (tick:index); {what}."));
    }
}

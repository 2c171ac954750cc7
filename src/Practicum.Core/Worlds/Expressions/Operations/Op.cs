namespace Practicum.Core.Worlds.Expressions.Operations;

/// <summary>What a part of an expression depends on.</summary>
[Flags]
internal enum Needs
{
    None = 0,

    /// <summary>The time of the row.</summary>
    Time = 1,

    /// <summary>A visible column.</summary>
    Visible = 2,

    /// <summary>A hidden column.</summary>
    Hidden = 4,

    /// <summary>A draw.</summary>
    Draw = 8,

    /// <summary>A parameter whose value is not known yet.</summary>
    Parameter = 16,
}

/// <summary>A compiled expression over whole batches: a tree of operations on columns of doubles. Immutable, safe on any number of threads.</summary>
internal abstract class Op(params Op[] parts)
{
    /// <summary>The operands.</summary>
    public Op[] Parts => parts;

    /// <summary>Number or text (codes of <see cref="Words"/>).</summary>
    public FieldKind Kind { get; init; }

    /// <summary>The codes that a text may take; default when unknown, as in recorded data.</summary>
    public ImmutableArray<int> Texts { get; init; }

    /// <summary>What it depends on.</summary>
    public virtual Needs Needs
    {
        get
        {
            var needs = Needs.None;
            foreach (var part in parts)
                needs |= part.Needs;
            return needs;
        }
    }

    /// <summary>The stream of a draw, or −1.</summary>
    public virtual int Stream => -1;

    /// <summary>Computes one value a row. <paramref name="into"/> has the batch's padded length.</summary>
    public abstract void Run(Batch batch, Span<double> into);

    /// <summary>The values, without a copy where they lie somewhere already; return <paramref name="rented"/> to the batch afterwards.</summary>
    public virtual ReadOnlySpan<double> Read(Batch batch, out double[]? rented)
    {
        rented = batch.Rent();
        var into = rented.AsSpan(0, batch.Count);
        Run(batch, into);
        return into;
    }

    /// <summary>Whether every row of any batch has one value, and which.</summary>
    public virtual bool IsConstant(out double value)
    {
        value = double.NaN;
        return false;
    }

    /// <summary>This operation and all below it.</summary>
    public IEnumerable<Op> All() => parts.SelectMany(p => p.All()).Prepend(this);

    /// <summary>The same operation on other operands.</summary>
    public abstract Op With(Op[] changed);
}

/// <summary>An operation without operands.</summary>
internal abstract class Leaf : Op
{
    public sealed override Op With(Op[] changed) => this;
}

/// <summary>One number or text for all rows.</summary>
internal sealed class ConstantOp(double value) : Leaf
{
    public double Value => value;

    public override void Run(Batch batch, Span<double> into) => into.Fill(value);

    public override bool IsConstant(out double constant)
    {
        constant = value;
        return true;
    }
}

/// <summary>A parameter that a variant will draw; only checks meet it.</summary>
internal sealed class ParameterOp : Leaf
{
    public override Needs Needs => Needs.Parameter;

    public override void Run(Batch batch, Span<double> into) => into.Fill(double.NaN);
}

/// <summary>Days since the start of training.</summary>
internal sealed class TimeOp : Leaf
{
    public override Needs Needs => Needs.Time;

    public override void Run(Batch batch, Span<double> into) => batch.Time.AsSpan(0, into.Length).CopyTo(into);

    public override ReadOnlySpan<double> Read(Batch batch, out double[]? rented)
    {
        rented = null;
        return batch.Time.AsSpan(0, batch.Count);
    }
}

/// <summary>The values of a slot of the batch: a column, or a part computed before.</summary>
internal sealed class SlotOp(int slot, Needs needs) : Leaf
{
    public int Slot => slot;

    public override Needs Needs => needs;

    public override void Run(Batch batch, Span<double> into) => batch.Columns[slot].AsSpan(0, into.Length).CopyTo(into);

    public override ReadOnlySpan<double> Read(Batch batch, out double[]? rented)
    {
        rented = null;
        return batch.Columns[slot].AsSpan(0, batch.Count);
    }
}

/// <summary>Computes what depends on time alone once a tick.</summary>
internal sealed class PerTickOp(Op inner) : Op(inner)
{
    public override void Run(Batch batch, Span<double> into)
    {
        if (batch.Ticks is not { } ticks)
        {
            inner.Run(batch, into);
            return;
        }

        var values = inner.Read(ticks, out var rented);
        batch.Spread(values, into);
        ticks.Return(rented);
    }

    public override Op With(Op[] changed) => new PerTickOp(changed[0]);
}

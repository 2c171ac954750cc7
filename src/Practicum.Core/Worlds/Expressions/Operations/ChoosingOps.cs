namespace Practicum.Core.Worlds.Expressions.Operations;

/// <summary><c>if(c, a, b)</c>: a where c is not 0, else b.</summary>
internal sealed class IfOp(Op condition, Op yes, Op no) : Op(condition, yes, no)
{
    public override void Run(Batch batch, Span<double> into)
    {
        condition.Run(batch, into);
        var whenTrue = yes.Read(batch, out var rentedYes);
        var whenFalse = no.Read(batch, out var rentedNo);
        for (var i = 0; i < into.Length; i++)
            into[i] = into[i] != 0 ? whenTrue[i] : whenFalse[i];
        batch.Return(rentedYes);
        batch.Return(rentedNo);
    }

    public override Op With(Op[] changed) => new IfOp(changed[0], changed[1], changed[2]) { Kind = Kind, Texts = Texts };
}

/// <summary>
/// <c>pick(subject, key: value, …, else: value)</c>. Operands: the subject, a value per key, and the value for every other subject when there is one.
/// A subject without a value gives NaN.
/// </summary>
internal sealed class PickOp(double[] keys, bool hasElse, Op[] parts) : Op(parts)
{
    public override void Run(Batch batch, Span<double> into)
    {
        var subject = Parts[0].Read(batch, out var rented);
        if (hasElse)
            Parts[^1].Run(batch, into);
        else
            into.Fill(double.NaN);
        for (var k = 0; k < keys.Length; k++)
        {
            var key = keys[k];
            if (Parts[k + 1].IsConstant(out var constant))
            {
                for (var i = 0; i < into.Length; i++)
                    into[i] = subject[i] == key ? constant : into[i];
                continue;
            }

            var value = Parts[k + 1].Read(batch, out var rentedValue);
            for (var i = 0; i < into.Length; i++)
                into[i] = subject[i] == key ? value[i] : into[i];
            batch.Return(rentedValue);
        }

        batch.Return(rented);
    }

    public override Op With(Op[] changed) => new PickOp(keys, hasElse, changed) { Kind = Kind, Texts = Texts };
}

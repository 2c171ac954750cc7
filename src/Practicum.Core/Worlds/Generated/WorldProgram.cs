using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions.Operations;

namespace Practicum.Core.Worlds.Generated;

/// <summary>A compiled column. Its values lie in the batch slot of its position.</summary>
/// <param name="Spec">As declared.</param>
/// <param name="Op">Its expression; null for an entity.</param>
/// <param name="Stream">Stream of an entity.</param>
/// <param name="Kind">Kind of its values.</param>
/// <param name="Dictionary">Texts that it may take, in order of declaration.</param>
/// <param name="CodeOfWord">From the world's codes to codes of <paramref name="Dictionary"/>.</param>
internal sealed record ColumnProgram(ColumnSpec Spec, Op? Op, int Stream, FieldKind Kind, ImmutableArray<string> Dictionary, int[] CodeOfWord)
{
    /// <summary>Field of the handed-out table.</summary>
    public Field Field => new(Spec.Name, Kind, Spec.Entities is null ? FieldRole.Feature : FieldRole.Entity) { Unit = Spec.Unit, About = Spec.About };
}

/// <summary>A compiled change of one latent column.</summary>
/// <param name="Slot">The column.</param>
/// <param name="Op">Its new value.</param>
/// <param name="MixStream">Stream that decides, for texts on a ramp, which rows have changed already.</param>
internal sealed record ChangeProgram(int Slot, Op Op, int MixStream);

/// <summary>A compiled incident.</summary>
/// <param name="Index">Order of declaration, the bit of <see cref="IncidentMask"/>.</param>
/// <param name="Spec">As declared.</param>
/// <param name="Changes">Changes of latent columns.</param>
/// <param name="Logit">Added to the log-odds; null adds nothing.</param>
/// <param name="SeenSlot">Column of an upstream fault, or −1.</param>
internal sealed record IncidentProgram(int Index, IncidentSpec Spec, ImmutableArray<ChangeProgram> Changes, Op? Logit, int SeenSlot)
{
    /// <summary>How far the change has come, 0 … 1, at a moment in seconds since the start of production.</summary>
    public double Weight(long seconds) => WeightOf(Spec, seconds);

    /// <summary>How far a declared change has come, 0 … 1, at a moment in seconds since the start of production.</summary>
    public static double WeightOf(IncidentSpec spec, long seconds)
    {
        var since = seconds - spec.At.Seconds;
        if (since < 0 || (spec.For is { } length && since >= length.Seconds))
            return 0;
        return spec.Over.Seconds == 0 ? 1 : Math.Min(1, (double)since / spec.Over.Seconds);
    }
}

/// <summary>A compiled generated world with the parameters of one variant. Immutable.</summary>
internal sealed class WorldProgram
{
    /// <summary>Handed-out columns.</summary>
    public required Schema Schema { get; init; }

    /// <summary>All columns, hidden ones too, by slot.</summary>
    public required ImmutableArray<ColumnProgram> Columns { get; init; }

    /// <summary>Rows per day, of the time alone.</summary>
    public required Op Rate { get; init; }

    /// <summary>Probability of label 1.</summary>
    public required Op Probability { get; init; }

    /// <summary>The rule instead of a model, on seen columns; null never acts.</summary>
    public Op? Fallback { get; init; }

    /// <summary>Incidents of production, in order of declaration.</summary>
    public required ImmutableArray<IncidentProgram> Incidents { get; init; }

    /// <summary>Names of the streams, by index.</summary>
    public required ImmutableArray<string> Streams { get; init; }

    /// <summary>Parameters of the variant, in order of declaration.</summary>
    public required ImmutableArray<(string Name, double Value)> Parameters { get; init; }

    /// <summary>The place of the world, for diagnostics about rows.</summary>
    public required GeneratedWorldSpec Spec { get; init; }

    /// <summary>The log-odds when the probability is written <c>logistic(…)</c>, else null.</summary>
    public Op? LogOdds => Probability is MapOp { IsLogistic: true } map ? map.Parts[0] : null;

    /// <summary>Whether the probability, with or without incidents, depends on hidden columns.</summary>
    public bool DependsOnHidden => ((Probability.Needs | Incidents.Aggregate(Needs.None, (n, i) => n | (i.Logit?.Needs ?? 0))) & Needs.Hidden) != 0;
}

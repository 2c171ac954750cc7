using System.Buffers.Binary;
using System.Security.Cryptography;
using Practicum.Numerics.Learning;

namespace Practicum.Core.Submissions;

/// <summary>The learners of <see cref="Learners"/>, in process. Safe on any number of threads.</summary>
/// <param name="progress">Told the share done of each fit, from 0 to 1.</param>
public sealed class BuiltInLearner(IProgress<double>? progress = null) : ILearner
{
    /// <summary>
    /// Everything wrong with a recipe for tables of <paramref name="schema"/>: unknown learner or option, an option out of range, no features, a feature twice,
    /// unknown, or of a role that a model may not use.
    /// </summary>
    public static ImmutableArray<Diagnostic> Check(Recipe recipe, Schema schema, Place place)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        found.AddRange(Learners.Check(recipe.Learner, recipe.Options, place));
        ImmutableArray<string> usable = [.. schema.Fields.Where(field => field.Role == FieldRole.Feature).Select(field => field.Name)];
        if (recipe.Features.IsDefaultOrEmpty)
            found.Add(new("PR-RECIPE-004", place, "A recipe needs at least one feature."));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in recipe.Features.IsDefault ? [] : recipe.Features)
        {
            var at = schema.IndexOf(name);
            if (!seen.Add(name))
                found.Add(new("PR-RECIPE-005", place, $"Feature '{name}' is named twice."));
            else if (at < 0)
                found.Add(new("PR-RECIPE-006", place, $"There is no column '{name}' to learn from.", NearestName.To(name, usable)));
            else if (schema.Fields[at].Role != FieldRole.Feature)
                found.Add(new("PR-RECIPE-007", place, $"Column '{name}' is the {Word(schema.Fields[at].Role)}; a model may not use it."));
        }

        if (recipe is { From: { } from, To: { } to } && to.CompareTo(from) <= 0)
            found.Add(new("PR-RECIPE-008", place, $"Rows must end after they begin; found {from} to {to}."));
        return found.ToImmutable();
    }

    /// <inheritdoc/>
    public ValueTask<Outcome<Fitted>> Fit(Recipe recipe, TrainingRows seen, Chance chance, CancellationToken stop)
    {
        if (Check(recipe, seen.Table.Schema, new("recipe")) is [var first, ..] faults)
            return new(new Outcome<Fitted>.Refused(first.Code, string.Join(" ", faults.Select(fault => fault.Message))));
        if ((recipe.From ?? recipe.To) is not null && seen.Times is null)
            return new(new Outcome<Fitted>.Refused("PR-RECIPE-009", "The rows have an order but no dates, so 'rows' cannot choose among them by date."));
        int[] rows = [.. Chosen(recipe, seen)];
        if (rows.Length == 0)
            return new(new Outcome<Fitted>.Refused("PR-RECIPE-010", $"No training row lies between {recipe.From?.ToString() ?? "the start"} and {recipe.To?.ToString() ?? "the end"}."));
        stop.ThrowIfCancellationRequested();
        var all = rows.Length == seen.Table.Rows;
        var labels = new byte[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            labels[i] = seen.Labels.Span[rows[i]];
        var model = Learners.Fit(recipe.Learner, all ? seen.Table : seen.Table.Take(rows), labels, recipe.Features, recipe.Options, SeedOf(recipe, chance), progress, stop);
        return new(new Outcome<Fitted>.Done(new(model, rows.Length)));
    }

    private static IEnumerable<int> Chosen(Recipe recipe, TrainingRows seen)
    {
        for (var row = 0; row < seen.Table.Rows; row++)
        {
            if (recipe.From is { } from && seen.Times!.Value.Span[row].CompareTo(from) < 0)
                continue;
            if (recipe.To is { } to && seen.Times!.Value.Span[row].CompareTo(to) >= 0)
                continue;
            yield return row;
        }
    }

    /// <summary>The first 8 bytes, little-endian, of SHA-256(chance's seed ‖ recipe's seed), both as little-endian u64.</summary>
    private static ulong SeedOf(Recipe recipe, Chance chance)
    {
        Span<byte> text = stackalloc byte[16];
        Span<byte> hash = stackalloc byte[32];
        BinaryPrimitives.WriteUInt64LittleEndian(text, chance.Seed);
        BinaryPrimitives.WriteUInt64LittleEndian(text[8..], recipe.Seed);
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static string Word(FieldRole role) => role switch
    {
        FieldRole.Target => "label",
        FieldRole.Entity => "name of the entity",
        FieldRole.RowId => "name of the row",
        FieldRole.Time => "time",
        _ => "feature",
    };
}

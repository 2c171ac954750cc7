using Practicum.Core.Packs;
using Practicum.Core.Worlds.Expressions;
using Practicum.Core.Worlds.Generated;

namespace Practicum.Core.Planting;

/// <summary>What can be said about declared faults without planting them; all mistakes at once. Codes: <c>PR-FAULT-0NN</c>, and <c>PR-EXPR-0NN</c> inside <c>where</c>.</summary>
public static class FaultCheck
{
    private static readonly string[] Reserved = ["t", "row_id", "time", "else", "and", "or", "not", "truth", "half"];

    /// <summary>Checks the faults of a project. A recorded world's columns are not known here: <see cref="Check(ImmutableArray{FaultSpec}, Schema, string, List{Diagnostic})"/> is called again once they are.</summary>
    public static void Check(Project project, List<Diagnostic> problems)
    {
        if (project.Faults.IsEmpty)
            return;
        var schema = project.World is GeneratedWorldSpec generated ? WorldCompiler.Compile(generated, null, null, [])?.Schema : null;
        Check(project.Faults, schema, project.World.Target, problems);
    }

    /// <summary>Checks faults against the columns that they are planted in.</summary>
    /// <param name="faults">The faults, in order.</param>
    /// <param name="world">Columns of the world, features and entity; null when they are not known yet, and then no column is looked for.</param>
    /// <param name="target">Name of the label.</param>
    /// <param name="problems">Takes the mistakes.</param>
    public static void Check(ImmutableArray<FaultSpec> faults, Schema? world, string target, List<Diagnostic> problems)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var label = new Field(target, FieldKind.Number, FieldRole.Target);
        var known = world is null ? null : new Schema([.. world.Fields.Where(f => f.Name != target), label]);
        foreach (var fault in faults)
        {
            if (!ids.Add(fault.Id))
                problems.Add(new("PR-FAULT-008", fault.Place, $"The fault '{fault.Id}' is declared twice; ids must differ."));
            if (FaultCatalogue.Find(fault.Kind) is not { } kind)
            {
                problems.Add(new("PR-FAULT-001", fault.Place, $"There is no kind of fault '{fault.Kind}'.", NearestName.To(fault.Kind, FaultCatalogue.All.Select(k => k.Name))));
                continue;
            }

            Options(fault, kind, problems);
            if (known is null)
                continue;
            Columns(fault, kind, known, problems);
            if (fault.Where is { } rule && kind.Takes.HasFlag(FaultOption.Where))
                TableRule.Compile(rule, known, "the rows in question", problems);
            var texts = kind.TurnsToText?.Invoke(fault, known).ToHashSet(StringComparer.Ordinal) ?? [];
            if (texts.Count > 0)
                known = new([.. known.Fields.Select(f => texts.Contains(f.Name) ? f with { Kind = FieldKind.Text } : f)]);
            if (kind.Makes(fault))
                known = new([.. known.Fields[..^1], .. fault.Columns.Where(c => known.IndexOf(c) < 0).Distinct().Select(c => new Field(c, kind.Holds?.Invoke(fault) ?? FieldKind.Number)), label]);
        }
    }

    /// <summary>The keys that a declaration has.</summary>
    public static FaultOption Written(FaultSpec fault)
    {
        (bool There, FaultOption Option)[] all =
        [
            (fault.Rate is not null, FaultOption.Rate), (fault.Where is not null, FaultOption.Where), (!fault.Columns.IsEmpty, FaultOption.Columns), (fault.Strength is not null, FaultOption.Strength),
            (fault.AtServe is not null, FaultOption.AtServe), (fault.Form is not null, FaultOption.Form), (fault.Factor is not null, FaultOption.Factor), (fault.Value is not null, FaultOption.Value),
            (fault.By is not null, FaultOption.By), (!fault.Shares.IsEmpty, FaultOption.Shares), (!fault.Countries.IsEmpty, FaultOption.Countries), (fault.About is not null, FaultOption.About),
        ];
        return all.Where(o => o.There).Aggregate(FaultOption.None, (sum, o) => sum | o.Option);
    }

    /// <summary>The name of one key as it is written.</summary>
    public static string NameOf(FaultOption option) => option == FaultOption.AtServe ? "at_serve" : option.ToString().ToLowerInvariant();

    /// <summary>The single keys in a set.</summary>
    public static IEnumerable<FaultOption> Each(FaultOption options) => Enum.GetValues<FaultOption>().Where(o => o != FaultOption.None && options.HasFlag(o));

    private static void Options(FaultSpec fault, FaultKind kind, List<Diagnostic> problems)
    {
        void Say(string code, string message, string? nearest = null) => problems.Add(new(code, fault.Place, $"The fault '{fault.Id}' of kind '{kind.Name}' {message}", nearest));
        var written = Written(fault);
        foreach (var stray in Each(written & ~(kind.Needs | kind.Takes)))
            Say("PR-FAULT-002", $"takes no '{NameOf(stray)}'; it takes {string.Join(", ", Each(kind.Needs | kind.Takes).Select(NameOf))}.");
        foreach (var missing in Each(kind.Needs & ~written))
            Say("PR-FAULT-003", $"needs '{NameOf(missing)}'.");
        if (!fault.Columns.IsEmpty && (fault.Columns.Length < kind.LeastColumns || fault.Columns.Length > kind.MostColumns))
            Say("PR-FAULT-009", $"takes {(kind.LeastColumns == kind.MostColumns ? $"{kind.LeastColumns}" : $"{kind.LeastColumns} to {kind.MostColumns}")} column(s); found {fault.Columns.Length}.");
        if (fault.Form is { } form && !kind.Forms.IsEmpty && !kind.Forms.Contains(form))
            Say("PR-FAULT-006", $"has no form '{form}'; expected {string.Join(", ", kind.Forms)}.", NearestName.To(form, kind.Forms));
        if (fault.AtServe is { } serve && !kind.AtServe.IsEmpty && !kind.AtServe.Contains(serve))
            Say("PR-FAULT-007", $"cannot be '{serve}' at service; expected {string.Join(", ", kind.AtServe)}.");
    }

    private static void Columns(FaultSpec fault, FaultKind kind, Schema known, List<Diagnostic> problems)
    {
        void Say(string code, string message, string? nearest = null) => problems.Add(new(code, fault.Place, $"The fault '{fault.Id}' {message}", nearest));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in fault.Columns)
        {
            if (kind.Makes(fault) && (known.IndexOf(name) >= 0 || Reserved.Contains(name) || !seen.Add(name)))
                Say("PR-FAULT-005", $"makes a column '{name}', a name that is taken already.");
            else if (!kind.Makes(fault))
                Existing(name, kind.ColumnKind);
        }

        if (fault.By is { } by)
            Existing(by, kind.ByKind);
        foreach (var sentence in kind.Mistakes?.Invoke(fault, known) ?? [])
            Say("PR-FAULT-009", sentence);

        void Existing(string name, FieldKind? wanted)
        {
            var at = known.IndexOf(name);
            if (at < 0)
                Say("PR-FAULT-004", $"names '{name}', which is no column.", NearestName.To(name, known.Fields.Select(f => f.Name)));
            else if (known.Fields[at].Role == FieldRole.Target || (wanted is { } k && known.Fields[at].Kind != k))
                Say("PR-FAULT-010", known.Fields[at].Role == FieldRole.Target ? $"names '{name}', which is the label." : $"needs a column of {(wanted == FieldKind.Text ? "text" : "numbers")}; '{name}' holds other values.");
        }
    }
}

using Practicum.Core.Evidence;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>What the models are, as their files say: operators, size, precision, producer. Read from the files, not measured.</summary>
internal static class FileSection
{
    private const int MostOperators = 8;

    /// <summary>Renders it; nothing where the ledger has no models.</summary>
    public static Markup Render(ReportContext context)
    {
        var models = context.Exhibits.Models;
        if (models.IsEmpty)
            return Markup.Empty;
        string opening = models.Length == 1 ? "Read from the model’s file before it was run." : $"Read from the files of {Words.Small(models.Length)} models before they were run; the policy may put any of them in service.";
        return Markup.Of($"""
            <section id="files" aria-labelledby="h-files"><h2 id="h-files">{(models.Length == 1 ? "The model" : "The models")}</h2><p>{opening} {Shut(context.Assessment.Engine.Cage, models.Length > 1)}</p>
            {models.Select(m => Model(m, models.Length > 1))}</section>
            """);
    }

    /// <summary>How the models were run, for somebody who decides whether to trust the figures.</summary>
    /// <param name="cage">The level.</param>
    /// <param name="several">Several models ran.</param>
    public static string Shut(string cage, bool several) => (several ? "The models" : "The model") + cage switch
    {
        "L3" => " ran shut in: no network, no files of this machine, memory and time bounded by the system.",
        "L2" => " ran shut in: no network, no files of this machine, memory and time watched.",
        "L1" => " ran partly shut in: this machine lacks part of what keeps a model from network and files.",
        _ => " ran in a process apart that was not shut in: this machine has nothing to keep a model from network and files.",
    };

    private static Markup Model(ModelExhibit m, bool named) => Markup.Of($"""
        <div class="panel">{Markup.When(named, () => Markup.Of($"""<h3 class="check first">{m.Name}</h3>"""))}<dl class="dl"><dt>File</dt><dd>{m.File}, {Size(m.Bytes)} <span class="dig wrap-dig">{m.Digest.Text}</span></dd><dt>Parameters</dt><dd>{Words.Count(m.Parameters)}{Precision(m)}</dd><dt>Operators</dt><dd>{Operators(m)}</dd><dt>Work</dt><dd>{Work(m)}</dd><dt>Made with</dt><dd>{(m.Producer.Length == 0 ? "not stated" : m.Producer)}; {m.Versions}</dd></dl></div>
        """);

    private static string Operators(ModelExhibit m)
    {
        var shown = m.Operators.Take(MostOperators).Select(o => o.Count == 1 ? o.Operator : $"{o.Operator}{Words.Nbsp}×{Words.Nbsp}{Words.Count(o.Count)}");
        int rest = m.Operators.Length - MostOperators;
        return string.Join(", ", shown) + (rest > 0 ? $" and {Words.Of(rest, "other kind")}" : "");
    }

    private static string Precision(ModelExhibit m)
    {
        var kinds = m.Precision.Where(p => p.Values > 0).ToArray();
        return kinds.Length == 0 ? "" : kinds.Length == 1 ? $", all {kinds[0].Element}" : ": " + string.Join(", ", kinds.Select(p => $"{Words.Count(p.Values)} {p.Element}"));
    }

    private static string Work(ModelExhibit m)
    {
        string steps = double.IsFinite(m.OperationsPerRow) ? $"{Words.Count((long)m.OperationsPerRow)} arithmetic operations a row" : "not known before it runs";
        return double.IsFinite(m.PeakBytes) ? $"{steps}; at most {Size((long)m.PeakBytes)} of memory for results in between" : steps;
    }

    private static string Size(long bytes) => bytes < 1024 ? $"{Words.Count(bytes)}{Words.Nbsp}bytes"
        : bytes < 1 << 20 ? $"{Words.Fixed(bytes / 1024.0, bytes < 10 * 1024 ? 1 : 0)}{Words.Nbsp}KiB"
        : $"{Words.Fixed(bytes / 1048576.0, 1)}{Words.Nbsp}MiB";
}

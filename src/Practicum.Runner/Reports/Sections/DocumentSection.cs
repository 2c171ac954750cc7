using System.Text;
using Practicum.Core.Evidence;
using Practicum.Runner.Intake.Texts;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Sections;

/// <summary>Documents of the submission, as their author wrote them: marked as that, and unable to do anything.</summary>
internal static class DocumentSection
{
    /// <summary>Renders it; nothing where none was handed in.</summary>
    public static Markup Render(ReportContext context)
    {
        var documents = context.Exhibits.Documents;
        return documents.IsEmpty ? Markup.Empty : Markup.Of($"""
            <section id="docs" aria-labelledby="h-docs"><h2 id="h-docs">Written by the intern</h2><p>Handed in with the model, shown as written. Nothing in it was checked.</p>
            {documents.Select(Document)}</section>
            """);
    }

    private static Markup Document(DocumentExhibit document)
    {
        string title = Words.Capital(document.Kind.Replace('_', ' '));
        return Markup.Of($"""
            <article class="panel own" aria-label="{title}, written by the intern"><h3 class="label">{title} · {document.File}</h3><div class="doc">{Body(document)}</div></article>
            """);
    }

    /// <summary>The only markup that stems from a submission; what writes it knows a closed list of elements.</summary>
    private static Markup Body(DocumentExhibit document) =>
        SafeMarkdown.Render(Encoding.UTF8.GetBytes(document.Text), document.Kind, []) is { } html ? new(html) : Markup.Of($"<p>{"This document cannot be shown."}</p>");
}

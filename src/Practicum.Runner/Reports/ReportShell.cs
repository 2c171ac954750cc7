using Practicum.Runner.Reports.Drawing;
using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports;

/// <summary>The page around the sections: head, policy for content, header, footer, data and scripts.</summary>
internal static class ReportShell
{
    /// <summary>Wraps the body into a page.</summary>
    /// <param name="title">Title, escaped here.</param>
    /// <param name="body">Sections.</param>
    /// <param name="foot">Footer.</param>
    /// <param name="data">JSON for the charts, safe inside a script element; null leaves the scripts out.</param>
    public static string Wrap(string title, Markup body, Markup foot, string? data)
    {
        string scripts = data is null ? "'none'" : $"'{ReportAssets.Libraries.Hash}' '{ReportAssets.Charts.Hash}'";
        string policy = $"default-src 'none'; style-src '{ReportAssets.Style.Hash}' '{ReportAssets.NoScriptStyle.Hash}'; script-src {scripts}; base-uri 'none'; form-action 'none'";
        var head = Markup.Of($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>
            <meta http-equiv="Content-Security-Policy" content="{new Markup(policy)}">
            <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><style>{new Markup(ReportAssets.Style.Text)}</style><noscript><style>{new Markup(ReportAssets.NoScriptStyle.Text)}</style></noscript></head>
            <body>{Signs.Patterns}<a class="skip" href="#main">Skip to the content</a>
            <header class="top"><div class="wrap"><a class="brand" href="#main">{Signs.Mark}Practicum</a><span class="end">assessment/v1</span></div></header>
            <main id="main" class="wrap" tabindex="-1">{Roles(body)}</main>
            <footer><div class="wrap">{foot}</div></footer>
            """);
        if (data is null)
            return head.Html + "</body></html>\n";
        return $"{head.Html}\n<script type=\"application/json\" id=\"data\">{data}</script>\n<script>{ReportAssets.Libraries.Text}</script>\n<script>{ReportAssets.Charts.Text}</script></body></html>\n";
    }

    /// <summary>
    /// Says the roles of tables aloud: on a phone they become cards, and some browsers then forget that they are tables.
    /// Text that people wrote holds no "&lt;" any more, so only our own tags are met.
    /// </summary>
    private static Markup Roles(Markup body) => new(body.Html
        .Replace("<table", "<table role=\"table\"", StringComparison.Ordinal)
        .Replace("<thead", "<thead role=\"rowgroup\"", StringComparison.Ordinal)
        .Replace("<tbody", "<tbody role=\"rowgroup\"", StringComparison.Ordinal)
        .Replace("<tr", "<tr role=\"row\"", StringComparison.Ordinal)
        .Replace("<td", "<td role=\"cell\"", StringComparison.Ordinal)
        .Replace("<th scope=\"col\"", "<th role=\"columnheader\" scope=\"col\"", StringComparison.Ordinal)
        .Replace("<th scope=\"row", "<th role=\"rowheader\" scope=\"row", StringComparison.Ordinal));
}

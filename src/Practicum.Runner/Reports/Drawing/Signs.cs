using Practicum.Runner.Reports.Writing;

namespace Practicum.Runner.Reports.Drawing;

/// <summary>The mark, verdict tags with their icons, and the symbols of the chart's key.</summary>
internal static class Signs
{
    /// <summary>The pattern for "too little is known" and for a rule instead of the model.</summary>
    public static Markup Patterns { get; } = new("""
        <svg width="0" height="0" aria-hidden="true" focusable="false" class="vh"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="var(--line-2)" stroke-width="1.4"/></pattern><linearGradient id="half"><stop offset="50%" stop-color="var(--c-alarm)"/><stop offset="50%" stop-color="var(--surface)"/></linearGradient></defs></svg>
        """);

    /// <summary>The mark of Practicum.</summary>
    public static Markup Mark { get; } = new("""
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true"><line x1="2" x2="20" y1="11" y2="11" stroke="var(--line-2)" stroke-width="1.5"/><rect x="6" y="7" width="11" height="8" rx="1.5" fill="var(--c-interval)"/><circle cx="12" cy="11" r="3.6" fill="var(--c-you)"/></svg>
        """);

    private static readonly Dictionary<string, string> Icons = new(StringComparer.Ordinal)
    {
        ["good"] = """<path d="M3 8.5 6.5 12 13 4.5"/>""",
        ["warn"] = """<path d="M3 11 L8 5 L13 11"/>""",
        ["bad"] = """<path d="M4 4 12 12M12 4 4 12"/>""",
        ["unk"] = """<path d="M3 8h2.5M7 8h2.5M11 8h2.5"/>""",
    };

    /// <summary>A verdict: icon and words.</summary>
    /// <param name="kind"><c>good</c>, <c>warn</c>, <c>bad</c> or <c>unk</c>.</param>
    /// <param name="words">The words.</param>
    /// <param name="plain">Without a box, as in tables.</param>
    public static Markup Tag(string kind, string words, bool plain = false) => Markup.Of($"""
        <span class="tag {kind}{(plain ? " plain" : "")}"><svg width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{new Markup(Icons[kind])}</svg>{words}</span>
        """);

    /// <summary>A line of the key: symbol and words.</summary>
    /// <param name="symbol">Inner SVG on 18 × 14.</param>
    /// <param name="words">What it means.</param>
    /// <param name="narrow">Only shown on narrow screens.</param>
    public static Markup Key(string symbol, string words, bool narrow = false) => Markup.Of($"""
        <li{new Markup(narrow ? " class=\"narrow\"" : "")}><svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">{new Markup(symbol)}</svg>{words}</li>
        """);
}

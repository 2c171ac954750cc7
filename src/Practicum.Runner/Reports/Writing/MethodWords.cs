namespace Practicum.Runner.Reports.Writing;

/// <summary>Short names for the methods of intervals.</summary>
internal static class MethodWords
{
    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["delong"] = "DeLong",
        ["delong-logit"] = "DeLong, logit",
        ["newcombe"] = "Newcombe",
        ["wilson"] = "Wilson",
        ["garwood"] = "Garwood",
        ["quasi-garwood"] = "Garwood, widened",
        ["clopper-pearson"] = "Clopper–Pearson",
        ["fieller"] = "Fieller",
        ["hall"] = "Hall’s bootstrap",
        ["folded-normal"] = "normal, folded",
        ["infinitesimal-jackknife"] = "jackknife",
        ["influence-logit"] = "influence, logit",
        ["influence-fisher"] = "influence, Fisher’s z",
        ["bootstrap-t"] = "bootstrap, studentised",
        ["bootstrap over entities"] = "bootstrap by entity",
        ["exact"] = "counted",
    };

    /// <summary>The name of a method. Rows and worlds are not repeated: the column beside it counts them.</summary>
    public static string Of(Interval interval)
    {
        string method = Methods.TryGetValue(interval.Method, out var known) ? known : interval.Method.Replace('-', ' ');
        return interval.Source is "" or "rows" or "worlds" or "exact" ? method : $"{method}, over {interval.Source.Replace("+", " and ", StringComparison.Ordinal)}";
    }
}

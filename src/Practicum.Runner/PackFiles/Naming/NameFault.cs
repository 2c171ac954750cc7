namespace Practicum.Runner.PackFiles.Naming;

/// <summary>Why a file name is refused.</summary>
/// <param name="Code">Stable code, <c>PR-NAME-007</c>.</param>
/// <param name="Sentence">One plain sentence that shows the name in a harmless form.</param>
/// <param name="Mend">What to do.</param>
internal sealed record NameFault(string Code, string Sentence, string Mend)
{
    /// <summary>The fault as a diagnostic at a place.</summary>
    public Diagnostic At(Place place) => new(Code, place, Sentence, null, Mend);
}

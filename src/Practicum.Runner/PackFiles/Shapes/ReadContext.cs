using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>The nine mistakes that any file can hold; the area of the file and this number make the code.</summary>
internal enum Mistake
{
    /// <summary>A key that nobody reads.</summary>
    UnknownKey = 1,

    /// <summary>A key that must be there.</summary>
    MissingKey = 2,

    /// <summary>A value of another form or type.</summary>
    WrongType = 3,

    /// <summary>A value of the right type, out of range.</summary>
    OutOfRange = 4,

    /// <summary>A name that is not among the known ones.</summary>
    UnknownName = 5,

    /// <summary>The file is of another kind or version.</summary>
    WrongKind = 6,

    /// <summary>A name used twice.</summary>
    Twice = 7,

    /// <summary>A file that is not there, or a path that leads elsewhere.</summary>
    NoFile = 8,

    /// <summary>Something that is understood, and not available yet.</summary>
    NotYet = 9,
}

/// <summary>What goes along while one file is read: where diagnostics go, and what has to wait until all names are known.</summary>
/// <param name="area">The middle of the codes: <c>PACK</c>, <c>SUB</c>, <c>POL</c>, <c>REC</c>, <c>FIND</c>, <c>WORK</c>.</param>
/// <param name="problems">Takes the diagnostics.</param>
internal sealed class ReadContext(string area, List<Diagnostic> problems)
{
    private readonly List<Action> _later = [];
    private int _reports;

    /// <summary>What is being read, as the subject of a sentence: <c>'level'</c>, <c>an item of 'tasks'</c>.</summary>
    public string Subject { get; set; } = "the file";

    /// <summary>Names declared so far, by kind; filled while reading, looked up in <see cref="Later"/>.</summary>
    public Dictionary<string, List<string>> Names { get; } = [];

    /// <summary>Files of the folder that may be named; null when they are not looked at.</summary>
    public Func<string, bool>? FileExists { get; init; }

    /// <summary>What a submission may know of its workspace; null outside submissions.</summary>
    public Core.Packs.WorkspaceFacts? Facts { get; init; }

    /// <summary>The workspace's training rows, when they are at hand.</summary>
    public Intake.TrainingData? Training { get; init; }

    /// <summary>The submission's own validation figures; null when they are not known.</summary>
    public IReadOnlyDictionary<string, double>? Validation { get; init; }

    /// <summary>Reports a mistake of the common list.</summary>
    public void Report(Mistake mistake, Place place, string message, string? nearest = null, string? mend = null) =>
        Report(string.Create(CultureInfo.InvariantCulture, $"PR-{area}-{(int)mistake:000}"), place, message, nearest, mend);

    /// <summary>Reports a mistake with a code of its own; after the first hundred the others are only mentioned.</summary>
    public void Report(string code, Place place, string message, string? nearest = null, string? mend = null)
    {
        if (++_reports <= YamlLimits.Mistakes)
            problems.Add(new(code, place, message, nearest, mend));
        else if (_reports == YamlLimits.Mistakes + 1)
            problems.Add(new("PR-YAML-016", place, $"The file has more mistakes than the {YamlLimits.Mistakes} that are shown."));
    }

    /// <summary>Reports a name that is not among <paramref name="known"/>, with the nearest one.</summary>
    public void Unknown(string what, string found, Place place, IReadOnlyCollection<string> known) =>
        Report(Mistake.UnknownName, place, $"There is no {what} '{found}'.", _reports < YamlLimits.Mistakes ? Spelling.Nearest(found, known) : null, Spelling.All(known));

    /// <summary>Reports a value of another form than <paramref name="expected"/>.</summary>
    public void WrongType(SpecNode node, string expected, string? mend = null) =>
        Report(Mistake.WrongType, node.Place, $"{Capital(Subject)} must be {expected}. Found {node.Found}.", null, mend);

    /// <summary>Declares a name of some kind.</summary>
    public void Declare(string kind, string name)
    {
        if (!Names.TryGetValue(kind, out var list))
            Names.Add(kind, list = []);
        list.Add(name);
    }

    /// <summary>The names of some kind.</summary>
    public IReadOnlyList<string> Declared(string kind) => Names.TryGetValue(kind, out var list) ? list : [];

    /// <summary>Puts off a check until the whole file is read.</summary>
    public void Later(Action check) => _later.Add(check);

    /// <summary>Runs what was put off, in order.</summary>
    public void Finish()
    {
        for (var i = 0; i < _later.Count; i++)
            _later[i]();
        _later.Clear();
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}

namespace Practicum.Runner.PackFiles.Yaml;

/// <summary>
/// One pass over a YAML file before the library sees it. It follows quotes, comments, blocks and brackets as YAML 1.2 has them (sections 6 to 9) far enough to count
/// what is nested, named and referred to; it takes time in proportion to the text, and memory in proportion to the depth. The reader checks depth, anchors, aliases
/// and tags once more as the library reports them, so that a file which this pass and the library understand differently is refused all the same.
/// </summary>
internal sealed class YamlScan
{
    private readonly string _file;
    private readonly Stack<int> _columns = new();
    private readonly Stack<char> _brackets = new();
    private char _quote;
    private int _line;
    private int _blockBelow = -1;
    private int _plainBelow = -1;
    private int _nodes;
    private int _first;
    private bool _begun;
    private bool _keyed;

    private YamlScan(string file) => _file = file;

    /// <summary>The first thing that a file may not hold, or null.</summary>
    /// <param name="text">The file; no control characters besides tab, line feed and carriage return.</param>
    /// <param name="file">Its name for places.</param>
    public static Diagnostic? Fault(string text, string file)
    {
        var scan = new YamlScan(file);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            scan._line++;
            if ((scan.Line(line) ?? scan.TooLong(line.Length)) is { } fault)
                return fault;
        }

        return null;
    }

    private Diagnostic? TooLong(int length) => length > YamlLimits.LineCharacters
        ? At("PR-YAML-012", 0, string.Create(CultureInfo.InvariantCulture, $"The line has {length:N0} characters; at most {YamlLimits.LineCharacters:N0} are read."), "Break it into several lines.") : null;

    private Diagnostic? Line(ReadOnlySpan<char> line)
    {
        _keyed = false;
        var (indent, content) = (line.IndexOfAnyExcept(' '), line.IndexOfAnyExcept(' ', '\t'));
        if (_quote != 0)
            return Flow(line, 0);
        if (content < 0 || (_blockBelow >= 0 && indent >= _blockBelow))
            return null;
        _blockBelow = -1;
        if (_brackets.Count > 0)
            return Flow(line, content);
        if (line[content] == '#')
            return null;
        if (_plainBelow >= 0 && indent >= _plainBelow)
            return null;
        _plainBelow = -1;
        if (content != indent)
            return At("PR-YAML-013", indent, "The line is indented with a tab; YAML indents with spaces.", "Put spaces in place of the tab.");
        if (Marker(line) is { } marker)
            return marker.Code.Length == 0 ? null : marker;
        (_begun, _first) = (true, indent);
        while (_columns.Count > 0 && _columns.Peek() > indent)
            _columns.Pop();
        return Items(line, indent);
    }

    /// <summary>A directive or a border of documents; one with an empty code is harmless.</summary>
    private Diagnostic? Marker(ReadOnlySpan<char> line)
    {
        if (line[0] == '%' && !_begun)
            return At("PR-YAML-005", 0, "Directives are not read; remove the line that begins with '%'.");
        if (!(line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("...", StringComparison.Ordinal)) || (line.Length > 3 && line[3] is not (' ' or '\t')))
            return null;
        var rest = line[3..].TrimStart(" \t");
        if (line[0] == '.' || (!rest.IsEmpty && rest[0] != '#'))
            return At("PR-YAML-006", 0, $"'{line[..3]}' is a border between documents; one file holds one document.", "Remove it.");
        if (_begun)
            return At("PR-YAML-006", 0, "A second document begins here; one file holds one document.");
        _begun = true;
        return new("", default, "");
    }

    /// <summary>What a line of block style holds: markers of items, then a key or a value.</summary>
    private Diagnostic? Items(ReadOnlySpan<char> line, int at)
    {
        while (true)
        {
            if (Open(at) is { } deep)
                return deep;
            if (line[at] is not ('-' or '?' or ':') || (at + 1 < line.Length && line[at + 1] is not (' ' or '\t')))
                break;
            var next = line[(at + 1)..].IndexOfAnyExcept(' ', '\t');
            if (next < 0)
                return null;
            at += 1 + next;
            if (line[at] == '#')
                return null;
        }

        return Value(line, at);
    }

    /// <summary>A value or a key in block style, at its first character.</summary>
    private Diagnostic? Value(ReadOnlySpan<char> line, int at)
    {
        switch (line[at])
        {
            case '[' or '{' or '"' or '\'':
                return Flow(line, at);
            case '|' or '>':
                _blockBelow = _first + 1;
                return null;
        }

        if (Sign(line, at) is { } sign)
            return sign;
        var end = EndOfPlain(line, at, flow: false);
        if (Colon(line, end))
            return AfterKey(line, at, end);
        if (end == line.Length)
            _plainBelow = _first + 1;
        return null;
    }

    /// <summary>What follows the colon of a key. A second key on a line is no YAML in block style: there the library refuses the file, and nothing more is looked at.</summary>
    private Diagnostic? AfterKey(ReadOnlySpan<char> line, int start, int colon)
    {
        if (_keyed)
            return null;
        _keyed = true;
        if (colon - start > YamlLimits.KeyCharacters)
            return At("PR-YAML-014", start, string.Create(CultureInfo.InvariantCulture, $"A key has {colon - start:N0} characters; at most {YamlLimits.KeyCharacters} are read."), "Look for a quote or a line break that is missing.");
        var next = line[(colon + 1)..].IndexOfAnyExcept(' ', '\t');
        if (next < 0 || line[colon + 1 + next] == '#')
            return null;
        if (Count() is { } many)
            return many;
        return Value(line, colon + 1 + next);
    }

    /// <summary>Brackets and quotes, which run over lines.</summary>
    private Diagnostic? Flow(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length)
        {
            if (_quote != 0)
            {
                at = Quoted(line, at);
                if (_quote == 0 && _brackets.Count == 0)
                    return Rest(line, at);
                continue;
            }

            switch (line[at])
            {
                case ' ' or '\t' or ',' or ':':
                    at++;
                    continue;
                case '#' when at == 0 || line[at - 1] is ' ' or '\t' or ',' or '[' or '{':
                    return null;
                case '"' or '\'':
                    _quote = line[at++];
                    break;
                case '[' or '{':
                    _brackets.Push(line[at++]);
                    if (Deep(at - 1) is { } deep)
                        return deep;
                    break;
                case ']' or '}':
                    if (_brackets.Count > 0)
                        _brackets.Pop();
                    at++;
                    if (_brackets.Count == 0)
                        return Rest(line, at);
                    continue;
                default:
                    if (Sign(line, at) is { } sign)
                        return sign;
                    at = Math.Max(at + 1, EndOfPlain(line, at, flow: true));
                    break;
            }

            if (Count() is { } many)
                return many;
        }

        return null;
    }

    /// <summary>What follows a closed quote or bracket in block style: the colon of a key, or nothing that matters.</summary>
    private Diagnostic? Rest(ReadOnlySpan<char> line, int at)
    {
        var next = line[at..].IndexOfAnyExcept(' ', '\t');
        return next >= 0 && Colon(line, at + next) ? AfterKey(line, at + next, at + next) : null;
    }

    private int Quoted(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length)
        {
            var sign = line[at++];
            if (sign == '\\' && _quote == '"')
                at++;
            else if (sign == _quote && sign == '\'' && at < line.Length && line[at] == '\'')
                at++;
            else if (sign == _quote)
            {
                _quote = default;
                return at;
            }
        }

        return line.Length;
    }

    /// <summary>Anchors, aliases and tags, at the beginning of a value.</summary>
    private Diagnostic? Sign(ReadOnlySpan<char> line, int at)
    {
        var word = PrintableText.Line(Word(line[at..]).ToString(), 40);
        return line[at] switch
        {
            '&' => At("PR-YAML-008", at, $"Anchors are not read: '{word}'. A value that begins with '&' needs quotes."),
            '*' => At("PR-YAML-008", at, $"Aliases are not read: '{word}'. Write the value again; a text that begins with '*' needs quotes."),
            '!' => At("PR-YAML-009", at, $"Tags are not read: '{word}'. A value that begins with '!' needs quotes."),
            _ => null,
        };
    }

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text) => text.IndexOfAny(" \t,[]{}") is >= 0 and var end ? text[..end] : text;

    /// <summary>Where a plain scalar ends: at a colon that makes it a key, before a comment, at a bracket or comma in flow style, or with the line.</summary>
    private static int EndOfPlain(ReadOnlySpan<char> line, int at, bool flow)
    {
        for (var i = at; i < line.Length; i++)
        {
            if (Colon(line, i) || (line[i] == '#' && i > at && (line[i - 1] is ' ' or '\t')) || (flow && ",[]{}".Contains(line[i], StringComparison.Ordinal)))
                return i;
        }

        return line.Length;
    }

    private static bool Colon(ReadOnlySpan<char> line, int at) =>
        at < line.Length && line[at] == ':' && (at + 1 == line.Length || line[at + 1] is ' ' or '\t');

    private Diagnostic? Open(int column)
    {
        if (_columns.Count == 0 || _columns.Peek() < column)
            _columns.Push(column);
        return Count() ?? Deep(column);
    }

    private Diagnostic? Deep(int column) => _columns.Count + _brackets.Count > YamlLimits.Depth + 1
        ? At("PR-YAML-007", column, $"Lists and maps are nested deeper than {YamlLimits.Depth}.", "Write it flatter; or put quotes around a text with brackets.") : null;

    private Diagnostic? Count() => ++_nodes > YamlLimits.Nodes
        ? At("PR-YAML-015", 0, string.Create(CultureInfo.InvariantCulture, $"The file holds more than {YamlLimits.Nodes:N0} values."), "Shorten it.") : null;

    private Diagnostic At(string code, int column, string message, string? mend = null) => new(code, new(_file, _line, column + 1), message, null, mend);
}

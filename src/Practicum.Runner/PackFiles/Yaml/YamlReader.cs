using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Practicum.Runner.PackFiles.Yaml;

/// <summary>
/// YAML under limits: at most 256 KiB of UTF-8, depth 32, one document, no anchors, aliases, tags or directives, no duplicate keys. <see cref="YamlScan"/> goes first.
/// Only the event parser of the library is used; scalars stay as they were written.
/// </summary>
internal sealed class YamlReader
{
    private readonly string _file;
    private readonly string _text;
    private readonly List<Diagnostic> _problems;
    private readonly Parser _parser;
    private string[]? _lines;
    private int _twice;

    private YamlReader(string text, string file, List<Diagnostic> problems)
    {
        (_file, _text, _problems) = (file, text, problems);
        _parser = new(new Scanner(new StringReader(text)));
    }

    /// <summary>The tree of a file, or null with at least one diagnostic.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="file">Its name for places.</param>
    /// <param name="problems">Takes the diagnostics.</param>
    public static SpecNode? Read(ReadOnlySpan<byte> bytes, string file, List<Diagnostic> problems)
    {
        if (YamlLimits.Decode(bytes, file, problems) is not { } text)
            return null;
        if (YamlScan.Fault(text, file) is { } fault)
        {
            problems.Add(fault);
            return null;
        }

        var reader = new YamlReader(text, file, problems);
        try
        {
            return reader.Document();
        }
        catch (Refused)
        {
            return null;
        }
        catch (YamlException bad)
        {
            problems.Add(new("PR-YAML-003", reader.At(bad.Start), $"This is not YAML: {Sentence(bad.Message)}"));
            return null;
        }
        catch (Exception bad) when (bad is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException or FormatException or NullReferenceException)
        {
            problems.Add(new("PR-YAML-003", new(file), "This is not YAML: the file breaks off or has no form."));
            return null;
        }
    }

    private static string Short(string name) => PrintableText.Line(name, 60);

    private static string Sentence(string message)
    {
        var text = message.Trim().TrimEnd('.');
        return text.Length == 0 ? "it cannot be parsed." : char.ToLowerInvariant(text[0]) + text[1..] + ".";
    }

    private SpecNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            throw Refuse("PR-YAML-004", new(_file, 1, 1), "The file is empty.");
        var start = _parser.Consume<DocumentStart>();
        if (start.Version is not null)
            throw Refuse("PR-YAML-005", At(start.Start), "Directives are not read; remove the line that begins with '%'.");
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            throw Refuse("PR-YAML-006", At(second.Start), "A second document begins here; one file holds one document.");
        if (root is SpecScalar { IsNothing: true })
            throw Refuse("PR-YAML-004", new(_file, 1, 1), "The file is empty.");
        return root;
    }

    private SpecNode Node(int depth)
    {
        if (depth > YamlLimits.Depth)
            throw Refuse("PR-YAML-007", At(_parser.Current!.Start), $"Lists and maps are nested deeper than {YamlLimits.Depth}.");
        if (_parser.Accept<AnchorAlias>(out var alias))
            throw Refuse("PR-YAML-008", At(alias.Start), $"Aliases are not read: '*{Short(alias.Value.Value)}'. Write the value again.");
        if (_parser.Accept<NodeEvent>(out var node))
        {
            if (!node.Anchor.IsEmpty)
                throw Refuse("PR-YAML-008", At(node.Start), $"Anchors are not read: '&{Short(node.Anchor.Value)}'. A value that begins with '&' needs quotes.");
            if (!node.Tag.IsEmpty)
                throw Refuse("PR-YAML-009", At(node.Start), $"Tags are not read: '{Short(node.Tag.Value)}'. A value that begins with '!' needs quotes.");
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
            return Scalar(scalar);
        if (_parser.TryConsume<SequenceStart>(out var list))
        {
            var items = ImmutableArray.CreateBuilder<SpecNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(depth + 1));
            return new SpecList(At(list.Start), items.ToImmutable());
        }

        return Map(_parser.Consume<MappingStart>(), depth);
    }

    private SpecMap Map(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<SpecEntry>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var named = Node(depth + 1);
            if (named is not SpecScalar key)
                throw Refuse("PR-YAML-010", named.Place, "A key must be a plain word, not a list or a map.");
            var value = Node(depth + 1);
            if (seen.TryAdd(key.Text, key.Place))
                entries.Add(new(key.Text, key.Place, value));
            else if (++_twice > YamlLimits.Mistakes)
                throw Refuse("PR-YAML-016", key.Place, $"The file has more mistakes than the {YamlLimits.Mistakes} that are shown.");
            else
                _problems.Add(new("PR-YAML-011", key.Place, $"The key '{Short(key.Text)}' is written twice; it stands on line {seen[key.Text].Line.ToString(CultureInfo.InvariantCulture)} already."));
        }

        return new(At(start.Start), entries.ToImmutable());
    }

    private SpecScalar Scalar(Scalar scalar)
    {
        var place = At(scalar.Start);
        var inside = scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => place with { Column = place.Column + 1 },
            ScalarStyle.Literal or ScalarStyle.Folded => FirstOfBlock(place),
            _ => place,
        };
        return new(place, scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any), inside);
    }

    private Place FirstOfBlock(Place header)
    {
        var lines = _lines ??= _text.Split('\n');
        for (var line = header.Line; line < lines.Length; line++)
        {
            var indent = lines[line].Length - lines[line].TrimStart(' ').Length;
            if (lines[line].Trim().Length > 0)
                return new(_file, line + 1, indent + 1);
        }

        return header;
    }

    private Place At(Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    private Refused Refuse(string code, Place place, string message)
    {
        _problems.Add(new(code, place, message));
        return new();
    }

    /// <summary>Ends the reading of one file after its diagnostic is written; never leaves this class.</summary>
    private sealed class Refused : Exception;
}

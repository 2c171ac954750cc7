using Practicum.Core.Packs;
using Practicum.Core.Planting.Drawing;

namespace Practicum.Core.Planting.Personal;

/// <summary>
/// Personal data where they should not be. <c>column</c>: columns of them, of the kind that <c>value</c> names; <c>text</c>: in a sentence at the end of texts that are there; <c>notes</c>: within notes of three
/// sentences in a column of its own. Rows of one entity are about one person. Nobody described exists (<see cref="Countries"/>, <see cref="AccountNumbers"/>, <see cref="NationalIds"/>).
/// </summary>
/// <remarks>The key of a column is the column; of texts and notes, the stretches that hold data, with their kinds. <c>shares</c> name kinds and how often they occur in texts.</remarks>
internal sealed class PersonalFault(FaultSpec spec) : IFault
{
    private readonly ImmutableArray<Country> countries = spec.Countries.IsEmpty ? Countries.All : [.. spec.Countries.Select(c => Country.Find(c)!)];
    private readonly ImmutableArray<PersonalKind> kinds = spec.Shares.IsEmpty ? [.. Enum.GetValues<PersonalKind>()] : [.. spec.Shares.Select(s => PersonalKindNames.Find(s.Name)!.Value)];
    private readonly Choice often = spec.Shares.IsEmpty ? new([.. Enum.GetValues<PersonalKind>().Select(_ => 1.0)]) : new([.. spec.Shares.Select(s => s.Share)]);

    /// <inheritdoc/>
    public string Id => "pii@1";

    /// <inheritdoc/>
    public Planted Plant(Ground ground, Chance chance)
    {
        var bed = new Bed(spec, ground, chance);
        return spec.Form switch { "text" => InTexts(bed), "notes" => InNotes(bed), _ => InColumns(bed) };
    }

    private Planted InColumns(Bed bed)
    {
        var persons = new Recurring(bed.Stream("persons"));
        ImmutableArray<Field> fields = [.. spec.Columns.Select(name => new Field(name, FieldKind.Text) { About = spec.About })];
        ImmutableArray<Column> Make(Table rows, RowDraws draws) => [.. spec.Columns.Select(name => PersonalColumn(rows, persons, draws, PersonalKindNames.Find(spec.Value ?? name) ?? PersonalKind.Name))];
        var made = Make(bed.Rows, bed.Draws("rows"));
        for (var c = 0; c < fields.Length; c++)
            bed.Add(fields[c], made[c]);
        return bed.Done(bed.Key("drop", "pseudonymise") with { Columns = spec.Columns }, new Served(spec, fields, Make));
    }

    private TextColumn PersonalColumn(Table rows, Recurring persons, RowDraws draws, PersonalKind kind)
    {
        var (person, all) = persons.In(rows, draws);
        var words = new WordList();
        var known = new int[all.Count];
        var codes = new int[rows.Rows];
        for (var row = 0; row < codes.Length; row++)
        {
            ref var code = ref known[person[row]];
            if (code == 0)
                code = 1 + words.Code(Person.Of(all[person[row]], countries).Text(kind));
            codes[row] = spec.Rate is { } rate && draws.At(row, 30) >= rate ? -1 : code - 1;
        }

        return words.Column(codes);
    }

    private Planted InTexts(Bed bed)
    {
        var name = spec.Columns[0];
        var texts = bed.Texts(name);
        var persons = new Recurring(bed.Stream("persons"));
        var draws = bed.Draws("rows");
        var (person, all) = persons.In(bed.Rows, draws);
        var spans = ImmutableArray.CreateBuilder<FaultSpan>();
        var rows = bed.Pick("texts", spec.Rate ?? 0);
        foreach (var row in rows)
        {
            var sentence = Sentence(draws.Of(row), Person.Of(all[person[row]], countries));
            var before = texts.Text(row) is { Length: > 0 } text ? text + (text[^1] is '.' or '!' or '?' ? " " : ". ") : "";
            texts.Set(row, texts.Code(before + sentence.Text));
            spans.Add(new(row, name, before.Length + sentence.Start, sentence.Length, sentence.Kind));
        }

        bed.Change(name, texts.Column(), rows);
        return bed.Done(bed.Key("mask", "drop") with { Cells = [], Spans = spans.ToImmutable() });
    }

    private Planted InNotes(Bed bed)
    {
        var persons = new Recurring(bed.Stream("persons"));
        var field = new Field(spec.Columns[0], FieldKind.Text) { About = spec.About ?? "What the desk noted" };
        var (column, spans) = Notes(bed.Rows, bed.Draws("rows"), persons);
        bed.Add(field, column);
        return bed.Done(
            bed.Key("mask", "drop") with { Added = spec.Columns, Spans = spans },
            new Served(spec, [field], (rows, draws) => [Notes(rows, draws, persons).Column]));
    }

    /// <summary>Notes of two harmless sentences, between which some have one with personal data.</summary>
    private (TextColumn Column, ImmutableArray<FaultSpan> Spans) Notes(Table rows, RowDraws draws, Recurring persons)
    {
        var (person, all) = persons.In(rows, draws);
        var words = new WordList();
        var spans = ImmutableArray.CreateBuilder<FaultSpan>();
        var codes = new int[rows.Rows];
        var plain = new int[countries.Length][];
        for (var c = 0; c < plain.Length; c++)
            plain[c] = [.. countries[c].Phrases.Harmless.SelectMany(a => countries[c].Phrases.Harmless.Select(b => words.Code($"{a} {b}")))];
        var here = draws.All(30);
        var two = draws.All(31);
        for (var row = 0; row < codes.Length; row++)
        {
            var someone = Person.Of(all[person[row]], countries);
            var harmless = plain[countries.IndexOf(someone.Country)];
            var note = Choice.Of(two[row], harmless.Length);
            codes[row] = harmless[note];
            if (here[row] >= (spec.Rate ?? 0))
                continue;
            var sentence = Sentence(draws.Of(row), someone);
            var first = someone.Country.Phrases.Harmless[note / someone.Country.Phrases.Harmless.Length];
            codes[row] = words.Code($"{first} {sentence.Text}{words[harmless[note]].AsSpan(first.Length)}");
            spans.Add(new(row, spec.Columns[0], first.Length + 1 + sentence.Start, sentence.Length, sentence.Kind));
        }

        return (words.Column(codes), spans.ToImmutable());
    }

    private (string Text, int Start, int Length, string Kind) Sentence(Draws draws, Person person)
    {
        var kind = person.Shown(kinds[often.At(draws.At(32))]);
        var around = person.Country.Phrases.Around[(2 * (int)kind) + draws.Of(33, 2)];
        var data = person.Text(kind);
        var start = around.IndexOf("{0}", StringComparison.Ordinal);
        return (string.Concat(around.AsSpan(0, start), data, around.AsSpan(start + 3)), start, data.Length, kind.Name());
    }
}

using System.Text;
using static Practicum.Numerics.Tests.Tables.Reading;

namespace Practicum.Numerics.Tests.Tables;

public class CsvReaderTests
{
    private static readonly Schema IdAndScore = new([new("id", FieldKind.Text, FieldRole.RowId), new("score", FieldKind.Number)]);

    [Fact]
    public void Kinds_are_inferred_and_empty_cells_are_missing()
    {
        var table = Good("a,b,c\r\n1,x,\r\n-2.5e3,\"y, \"\"z\"\"\",\r\n,,\r\n");
        Assert.Equal([FieldKind.Number, FieldKind.Text, FieldKind.Number], table.Schema.Fields.Select(f => f.Kind));
        Assert.Equal([1, -2500, double.NaN], table.Numbers("a").ToDoubles().ToArray());
        var b = (TextColumn)table["b"];
        Assert.Equal(("x", "y, \"z\"", null), (b[0], b[1], b[2]));
        Assert.True(table["c"].IsMissing(0));
    }

    [Fact]
    public void A_column_that_turns_into_text_late_is_text_from_its_first_row()
    {
        var text = new StringBuilder("n,t\n");
        for (var i = 0; i < 1000; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i},{(i == 900 ? "x" : i)}\n");
        var table = Good(text.ToString());
        Assert.Equal("17", ((TextColumn)table["t"])[17]);
        Assert.Equal("x", ((TextColumn)table["t"])[900]);
        Assert.Equal(900, table.Numbers("n")[900]);
    }

    [Theory]
    [InlineData("", "PR-CSV-001", 0, 0)]
    [InlineData("\uFEFF \n", "PR-CSV-001", 0, 0)]
    [InlineData("1,2\n3,4\n", "PR-CSV-004", 1, 0)]
    [InlineData("id,\n3,4\n", "PR-CSV-004", 1, 0)]
    [InlineData("id,id\n3,4\n", "PR-CSV-005", 1, 0)]
    [InlineData("id,score\na,1\nb\nc,3\n", "PR-CSV-006", 3, 1)]
    [InlineData("id,score\na,1,7\n", "PR-CSV-006", 2, 5)]
    [InlineData("id,score\na,1\n\nb,2\n", "PR-CSV-006", 3, 1)]
    [InlineData("id,score\na,\"1\nb,2\n", "PR-CSV-007", 2, 3)]
    [InlineData("id,score\na\"b,1\n", "PR-CSV-008", 2, 2)]
    [InlineData("id,score\n\"ä\"b,1\n", "PR-CSV-008", 2, 4)]
    [InlineData("id,score\na,1\nb", "PR-CSV-009", 3, 1)]
    [InlineData("id,score\n\"x\ny\",1\nb,0.5.1\n", "PR-CSV-010", 4, 3)]
    [InlineData("id,score\nb, 1\n", "PR-CSV-010", 2, 3)]
    [InlineData("id,score\nb,nan\n", "PR-CSV-011", 2, 3)]
    [InlineData("id,score\nb,-Infinity\n", "PR-CSV-011", 2, 3)]
    [InlineData("id,score\nb,1e999\n", "PR-CSV-011", 2, 3)]
    [InlineData("id,scores\nb,1\n", "PR-CSV-012", 1, 0)]
    [InlineData("id,score\na\0,1\n", "PR-CSV-003", 2, 2)]
    public void Each_mistake_has_its_code_and_place(string text, string code, int line, int column)
    {
        var found = Assert.Single(Bad(text, new() { File = "p.csv", Schema = IdAndScore }), d => d.Code == code);
        Assert.Equal(new Place("p.csv", line, column), found.Place);
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_named_with_its_place()
    {
        var (table, diagnostics) = Everywhere([.. "id,score\nM"u8, 0xFC, .. "ller,1\n"u8], new());
        Assert.Null(table);
        Assert.Equal("table.csv:2:2: PR-CSV-002: Byte 0xFC is not UTF-8; expected UTF-8 text (byte 10).", Assert.Single(diagnostics).ToString());
    }

    [Fact]
    public void All_mistakes_are_told_at_once_up_to_twenty_and_the_rest_is_counted()
    {
        var diagnostics = Bad("id,score\n" + string.Concat(Enumerable.Range(0, 30).Select(_ => "a,b\n")), new() { Schema = IdAndScore });
        Assert.Equal(21, diagnostics.Count);
        Assert.Equal("table.csv:2:3: PR-CSV-010: Row 1, column 'score': 'b' is not a number; expected a number or nothing (byte 11).", diagnostics[0].ToString());
        Assert.Equal("table.csv: PR-CSV-020: And 10 more mistakes in this file.", diagnostics[20].ToString());
    }

    [Fact]
    public void A_missing_column_is_told_with_the_nearest_name_and_a_wrong_separator_is_guessed()
    {
        var near = Assert.Single(Bad("id,Scores\nb,1\n", new() { Schema = IdAndScore }));
        Assert.Equal("Scores", near.Nearest);
        var separated = Bad("id;score\nb;1\n", new() { Schema = IdAndScore });
        Assert.Equal("The header is one cell; is the separator ';'?", separated[0].Mend);
        var strange = Assert.Single(Bad("id,score,extra\nb,1,2\n", new() { Schema = IdAndScore, AllowOtherColumns = false }));
        Assert.Equal("PR-CSV-013", strange.Code);
    }

    [Fact]
    public void A_field_of_the_schema_keeps_its_role_and_meaning_and_its_kind_beats_what_the_cells_look_like()
    {
        var schema = new Schema([new("id", FieldKind.Text, FieldRole.RowId) { About = "key" }]);
        var table = Good("x,id\n1,007\n", new() { Schema = schema });
        Assert.Equal(schema.Fields[0], table.Schema.Fields[1]);
        Assert.Equal("007", ((TextColumn)table["id"])[0]);
    }

    [Fact]
    public void Limits_end_in_diagnostics()
    {
        Assert.Equal("PR-CSV-014", Assert.Single(Bad("a\nx\ny\nz\n", new() { MaxRows = 2 })).Code);
        Assert.Equal("PR-CSV-014", Assert.Single(Bad("a,b,c\n", new() { MaxColumns = 2 })).Code);
        Assert.Equal("PR-CSV-014", Assert.Single(Bad("a\nxxxxxxxxxx\n", new() { MaxCellBytes = 9 })).Code);
        Assert.Equal("PR-CSV-014", Assert.Single(Bad("a\n0000000001\n", new() { MaxCellBytes = 9 })).Code);
        Assert.Equal("table.csv: PR-CSV-014: The file has 6 bytes; at most 5 are read.", Assert.Single(Bad("a\nx\ny\n", new() { MaxBytes = 5 })).ToString());
        Good("a\n\"xxxx\"\"xxx\"\n000000001\n", new() { MaxCellBytes = 9, MaxRows = 2, MaxColumns = 1, MaxBytes = 24 });
    }

    [Fact]
    public void Torn_and_mangled_files_give_a_table_or_diagnostics_and_never_an_exception()
    {
        var good = "id,name,score\n1,\"a, \"\"b\"\"\",0.5\n2,ü,-1e3\n3,,\r\n"u8.ToArray();
        var stream = new Chance(9).Stream("mangle");
        for (var run = 0; run < 1500; run++)
        {
            var bytes = good[..(int)(stream.Uniform(0, (uint)run) * (good.Length + 1))];
            for (var hit = 0u; hit < run % 4 && bytes.Length > 0; hit++)
                bytes[(int)(stream.Uniform(1 + hit, (uint)run) * bytes.Length)] = "\",\n\r;\0x9\u00FF"u8[(int)(stream.Uniform(9 + hit, (uint)run) * 10)];
            var (table, diagnostics) = Everywhere(bytes, new() { Schema = run % 2 == 0 ? null : new([new("score", FieldKind.Number)]), KeepEmptyText = run % 3 == 0 });
            Assert.Equal(table is null, diagnostics.Count > 0);
        }
    }

    [Theory] // shared data sets; rows and columns as counted with Python's csv module
    [InlineData("data/elec2/elec.csv", ',', 45312, 7)]
    [InlineData("data/adult/adult.csv", ',', 32561, 15)]
    [InlineData("data/bank_marketing/bank-additional-full.csv", ';', 41188, 21)]
    public void Real_files_are_read_and_written_and_read_back(string name, char separator, int rows, int columns)
    {
        var bytes = File.ReadAllBytes(SharedData.Find(name));
        var diagnostics = new List<Diagnostic>();
        var table = CsvReader.Read(bytes, new() { Separator = separator }, diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal((rows, columns), (table!.Rows, table.Columns.Length));
        var again = CsvReader.Read(CsvWriter.ToBytes(table), new(), diagnostics)!;
        TableAssert.Same(table, again);
    }
}

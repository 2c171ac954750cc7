using System.Buffers;
using System.Text;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Tables;

public class CsvDocumentTests
{
    private const string Written = "\uFEFFid;x;note\r\n\"1\";1.50;\"\"\r\n2;+1;a\n\"3\";1e3;\"say \"\"hi\"\"\r\n\"\r\n4;;z";

    [Fact]
    public void A_document_without_edits_is_written_back_byte_for_byte()
    {
        var document = Read(Written);
        Assert.Equal(Written, Rewritten(document));
        Assert.Equal((true, "\r\n", 4), (document.HasMark, document.LineEnd, document.Table.Rows));
        Assert.Equal("2;+1;a\n", Text(document.Row(1)));
        Assert.Equal("4;;z", Text(document.Row(3)));
        Assert.Equal(("\"1\"", "1e3", "\"\"", "", "z"), (Text(document.Cell(0, 0)), Text(document.Cell(2, 1)), Text(document.Cell(0, 2)), Text(document.Cell(3, 1)), Text(document.Cell(3, 2))));
        Assert.Throws<ArgumentOutOfRangeException>(() => document.Cell(0, 3).Length);
    }

    [Fact]
    public void Only_the_edited_cells_differ_and_they_keep_their_quotes()
    {
        var edits = new[] { CsvEdit.ToNumber(3, 1, 0.1), CsvEdit.ToText(0, 0, "x"), CsvEdit.ToNumber(0, 0, 9), CsvEdit.ToText(1, 2, "a;b"), CsvEdit.ToMissing(2, 1), CsvEdit.ToText(2, 2, "\"ü\""), CsvEdit.ToText(3, 2, ""), CsvEdit.ToMissing(0, 1) };
        Assert.Equal("\uFEFFid;x;note\r\n\"9\";;\"\"\r\n2;+1;\"a;b\"\n\"3\";;\"\"\"ü\"\"\"\r\n4;0.1;\"\"", Rewritten(Read(Written), edits));
    }

    [Fact]
    public void Rows_can_be_left_out_repeated_and_moved()
    {
        var to = new ArrayBufferWriter<byte>();
        Read(Written).Rewrite([CsvEdit.ToNumber(1, 1, -2)], [3, 1, 1], to);
        Assert.Equal("\uFEFFid;x;note\r\n4;;z\r\n2;-2;a\n2;-2;a\n", Text(to.WrittenSpan));
        to.Clear();
        Read("a").Rewrite([], [], to);
        Assert.Equal("a", Text(to.WrittenSpan));
    }

    [Fact]
    public void An_edit_outside_the_table_is_refused()
    {
        var document = Read(Written);
        Assert.Throws<ArgumentOutOfRangeException>(() => Rewritten(document, CsvEdit.ToMissing(4, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rewritten(document, CsvEdit.ToMissing(0, 3)));
        Assert.Throws<ArgumentException>(() => CsvEdit.ToNumber(0, 0, double.PositiveInfinity));
        var mistakes = new List<Diagnostic>();
        Assert.Null(CsvDocument.Read("a\n\"x"u8.ToArray(), new(), mistakes));
        Assert.Equal("PR-CSV-007", Assert.Single(mistakes).Code);
    }

    [Fact] // documents written by Python's csv module; random edits, checked by reading again
    public void Edits_read_back_as_the_new_values_and_leave_all_other_rows_byte_for_byte()
    {
        string?[] values = ["", "x", "\"", "a,b;c\td|e", "\r\n", null, "12", "ü"];
        var chance = new Chance(3).Stream("edits");
        var at = 0u;
        int Draw(int below) => (int)(chance.Uniform(0, at++) * below);
        foreach (var given in CommittedVectors.Read("tables").GetProperty("documents").EnumerateArray())
        {
            var names = given.GetProperty("rows")[0].EnumerateArray().Select(n => new Field(n.GetString()!, FieldKind.Text));
            var options = new CsvOptions { Separator = given.GetProperty("separator").GetString()![0], Schema = new([.. names]), KeepEmptyText = true, PieceBytes = 30 };
            var document = Read(given.GetProperty("text").GetString()!, options);
            Assert.Equal(given.GetProperty("text").GetString(), Rewritten(document));
            if (document.Table.Rows == 0)
                continue;
            CsvEdit[] edits = [.. Enumerable.Range(0, 3).Select(_ => CsvEdit.ToText(Draw(document.Table.Rows), Draw(document.Table.Columns.Length), values[Draw(values.Length)]))];
            var again = Read(Rewritten(document, edits), options);
            for (var row = 0; row < document.Table.Rows; row++)
            {
                if (!edits.Any(e => e.Row == row))
                    Assert.Equal(Text(document.Row(row)), Text(again.Row(row)));
                for (var column = 0; column < document.Table.Columns.Length; column++)
                    Assert.Equal(edits.Any(e => (e.Row, e.Column) == (row, column)) ? edits.Last(e => (e.Row, e.Column) == (row, column)).Text : ((TextColumn)document.Table.Columns[column])[row], ((TextColumn)again.Table.Columns[column])[row]);
            }
        }
    }

    private static CsvDocument Read(string text, CsvOptions? options = null)
    {
        var mistakes = new List<Diagnostic>();
        var document = CsvDocument.Read(Encoding.UTF8.GetBytes(text), options ?? new() { Separator = ';' }, mistakes);
        Assert.Empty(mistakes);
        return document!;
    }

    private static string Rewritten(CsvDocument document, params CsvEdit[] edits)
    {
        using var stream = new MemoryStream();
        document.Rewrite(edits, stream);
        var to = new ArrayBufferWriter<byte>();
        document.Rewrite(edits, to);
        Assert.Equal(stream.ToArray(), to.WrittenSpan.ToArray());
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}

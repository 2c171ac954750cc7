using System.Text;

namespace Practicum.Numerics.Tests.Tables;

public class TextColumnTests
{
    private static readonly string[] Words = ["ü", "", "日本", "a,b", "🦊"];

    [Fact]
    public void Words_are_the_same_as_strings_and_as_bytes_whichever_form_was_given()
    {
        var bytes = Encoding.UTF8.GetBytes("t\nü\n日本\n\n\"a,b\"\nü\n🦊\n");
        var read = (TextColumn)CsvReader.Read(bytes, new(), [])!["t"];
        Assert.Equal(4, read.Words);
        Assert.Equal(["ü", "日本", "a,b", "🦊"], Enumerable.Range(0, 4).Select(code => Encoding.UTF8.GetString(read.Utf8(code))));
        Assert.Equal(["ü", "日本", "a,b", "🦊"], read.Dictionary);
        var made = TextColumn.From(Words);
        Assert.Equal(Words, Enumerable.Range(0, made.Words).Select(code => Encoding.UTF8.GetString(made.Utf8(code))));
        Assert.Throws<IndexOutOfRangeException>(() => made.Utf8(5).Length);
    }

    [Fact]
    public void The_strings_of_a_column_are_made_once_and_shared_with_rows_taken_from_it()
    {
        var read = (TextColumn)CsvReader.Read("t\nx\ny\nx\n"u8, new(), [])!["t"];
        var taken = (TextColumn)read.Take([2, 1]);
        Assert.True(taken.Dictionary == read.Dictionary);
        Assert.Equal(("x", "y"), (taken[0], taken[1]));
        Assert.Equal([0, 1], taken.Codes.ToArray());
    }
}

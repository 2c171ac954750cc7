using System.Text;
using Practicum.Numerics.Tests.Vectors;

namespace Practicum.Numerics.Tests.Tables;

public class CsvDocumentsOfPythonTests
{
    [Fact] // documents with quotes, line ends and separators inside cells, as Python's csv module writes and reads them
    public void Nasty_documents_are_read_as_Python_reads_them()
    {
        var documents = CommittedVectors.Read("tables").GetProperty("documents").EnumerateArray().ToArray();
        Assert.True(documents.Length > 200);
        foreach (var document in documents)
        {
            var rows = document.GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().Select(c => c.GetString()!).ToArray()).ToArray();
            var options = new CsvOptions { Separator = document.GetProperty("separator").GetString()![0], KeepEmptyText = false, Schema = new([.. rows[0].Select(name => new Field(name, FieldKind.Text))]) };
            var table = Reading.Good(document.GetProperty("text").GetString()!, options);
            Assert.Equal(rows.Length - 1, table.Rows);
            for (var row = 1; row < rows.Length; row++)
                Assert.Equal(rows[row].Select(c => c.Length == 0 ? null : c), table.Columns.Select(c => ((TextColumn)c)[row - 1]));
            var again = Reading.Good(Encoding.UTF8.GetString(CsvWriter.ToBytes(table)), options with { Separator = ',' });
            TableAssert.Same(table, again);
        }
    }
}

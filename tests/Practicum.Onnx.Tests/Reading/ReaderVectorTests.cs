using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Practicum.Onnx.Reading;

namespace Practicum.Onnx.Tests.Reading;

/// <summary>Names, operators, dimensions, attributes and constants as python3-onnx 1.12 reads them (Vectors/reader.py), model by model.</summary>
public sealed class ReaderVectorTests
{
    [Fact]
    public void Every_model_is_read_as_onnx_itself_reads_it()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(Vectors.Path("reader.json")));
        var (wrong, count) = (new List<string>(), 0);
        foreach (var model in vectors.RootElement.EnumerateObject())
        {
            var problems = new List<Diagnostic>();
            var read = OnnxReader.Read(Vectors.Model(model.Name), model.Name, new(), problems);
            count++;
            if (read is null)
                wrong.Add(problems[0].ToString());
            else if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Spelled.Of(read)))) != model.Value.GetString())
                wrong.Add(model.Name + " reads otherwise");
            else if (read.UnknownFields > 0)
                wrong.Add($"{model.Name} has field {read.FirstUnknownField}, unknown");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.True(count > 900, $"Only {count} models were compared.");
    }
}

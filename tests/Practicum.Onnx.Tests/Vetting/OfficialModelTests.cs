using System.Text;
using Practicum.Onnx.Vetting;

namespace Practicum.Onnx.Tests.Vetting;

/// <summary>The official test models of ONNX 1.12 (Debian's libonnx-testdata): those that are refused are a committed list, each with its codes.</summary>
public sealed class OfficialModelTests
{
    private const string Snapshot = "backend-refused.txt";

    [Fact]
    public void The_refused_official_models_are_those_on_the_list()
    {
        var list = new StringBuilder();
        var (admitted, all) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(Vectors.Official, "model.onnx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(Vectors.Official, Path.GetDirectoryName(path)!).Replace('\\', '/');
            var vetted = ModelVetting.Vet(File.ReadAllBytes(path), "model.onnx", new() { AllowedControlFlow = AllowedOperators.ControlFlow });
            all++;
            if (vetted.Admitted)
                admitted++;
            else
                list.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", vetted.Problems.Select(p => p.Code).Distinct())}: {vetted.Problems[0].Place}: {vetted.Problems[0].Message}\n");
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{admitted} of {all} official models are admitted where a project allows If, Loop and Scan. The others:\n\n{list}");
        var snapshot = Path.Combine(Vectors.Tests, "Vetting", Snapshot);
        if (Environment.GetEnvironmentVariable("PRACTICUM_WRITE_REFERENCE") == "1")
            File.WriteAllText(snapshot, text);
        Assert.Equal(File.ReadAllText(snapshot), text);
        Assert.True(admitted > 700, $"Only {admitted} official models are admitted.");
    }
}

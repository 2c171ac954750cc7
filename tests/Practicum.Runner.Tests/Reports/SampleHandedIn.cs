using Practicum.Core.Evidence;

namespace Practicum.Runner.Tests.Reports;

/// <summary>Models and documents as somebody might hand them in.</summary>
internal static class SampleHandedIn
{
    public const string Card = """
        # Who leaves, and why

        A network of 30, 64 and 64 units, trained on ninety days of *Keep the subscribers*. It states the **risk that a customer leaves** within a month.

        ## What it is for

        1. Calling those at risk of more than 8 %.
        2. Not for setting prices: `fee` is an input.

        | part of the data | rows | log loss |
        | --- | ---: | ---: |
        | training | 162,000 | 0.189 |
        | validation | 18,000 | 0.194 |

        > Customers on the plan *pro* call rarely; their risk is stated too low.

        ```python
        scaled = (row - means) / deviations  # means and deviations are constants from training, and this line is long enough to be broken
        ```

        More in [the notebook](https://example.org/notebook). A rule:

        ---

        - [ ] Look at partner sign-ups again
        """;

    public const string Hostile = """
        # <img src=x onerror=alert(1)> </div></article></main><script>document.title='owned'</script>

        [a](javascript:alert(1)) [b](data:text/html,x) ![c](https://example.org/pixel.png) <https://example.org/> <a href="javascript:alert(1)">d</a>

        <style>body{display:none}</style><iframe src="https://example.org"></iframe> \u202egnihtyna
        """;

    public static ImmutableArray<ModelExhibit> Models { get; } =
    [
        new("model", "model.onnx", Digest.Of("model"))
        {
            Bytes = 25_904, Producer = "pytorch 1.13.1", Versions = "ONNX 14, IR 7", Nodes = 6, Parameters = 6_209, OperationsPerRow = 12_481, PeakBytes = 524_288,
            Operators = [("Gemm", 3), ("Relu", 2), ("Sigmoid", 1)], Precision = [("float", 6_209)],
        },
        new("autumn-refit", "models/autumn.onnx", Digest.Of("autumn"))
        {
            Bytes = 3_402_118, Producer = "", Versions = "ONNX 17, ai.onnx.ml 3, IR 8", Nodes = 24, Parameters = 1_204_551, OperationsPerRow = double.NaN, PeakBytes = double.NaN,
            Operators = [("Cast", 6), ("Concat", 4), ("OneHotEncoder", 3), ("Add", 2), ("Mul", 2), ("Sub", 2), ("LabelEncoder", 1), ("Reshape", 1), ("Sigmoid", 1), ("TreeEnsembleRegressor", 1)],
            Precision = [("float", 1_204_200), ("int64", 351)],
        },
    ];

    public static (Assessment Assessment, Exhibits Exhibits) Report(string card = Card)
    {
        var (assessment, exhibits) = SampleReport.Strong();
        return (assessment, exhibits with { Models = Models, Documents = [new("model_card", "docs/model-card.md", Digest.Of(card), card), new("notes", "notes.md", Digest.Of("notes"), "Short.")] });
    }
}

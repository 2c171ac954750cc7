namespace Practicum.ModelHost.Tests.Models;

/// <summary>The graphs that tests use.</summary>
internal static class Some
{
    /// <summary>probability = sigmoid(x·w + b), one matrix input.</summary>
    public static Graph Logistic(float[] weights, float bias, long rows = -1) => new Graph()
        .Input("x", Graph.Float, rows, weights.Length)
        .Output("probability", Graph.Float, rows, 1)
        .Floats("w", weights, weights.Length, 1)
        .Floats("b", [bias], 1)
        .Node("MatMul", ["x", "w"], ["m"])
        .Node("Add", ["m", "b"], ["z"])
        .Node("Sigmoid", ["z"], ["probability"]);

    /// <summary>The one input, as it is; [N] or [N, width].</summary>
    public static Graph Echo(params long[] shape) => new Graph()
        .Input("x", Graph.Float, -1, shape.Length < 2 ? 1 : shape[1])
        .Output("y", Graph.Float, shape)
        .Longs("s", shape, shape.Length)
        .Node("Reshape", ["x", "s"], ["y"]);

    /// <summary>
    /// One input a column: number (float), count (int64), plan (string); the score is
    /// clip(number + count/100 + {basic: 0.1, plus: 0.2, empty: 0.4, other: 0.8}, 0, 1).
    /// </summary>
    public static Graph Columns() => new Graph()
        .Input("number", Graph.Float, -1, 1)
        .Input("count", Graph.Int64, -1, 1)
        .Input("plan", Graph.Text, -1, 1)
        .Output("score", Graph.Float, -1, 1)
        .Floats("hundred", [100], 1)
        .Floats("low", [0])
        .Floats("high", [1])
        .Node("ai.onnx.ml", "LabelEncoder", ["plan"], ["p"], Graph.Attribute("keys_strings", "basic", "plus", ""), Graph.Attribute("values_floats", 0.1f, 0.2f, 0.4f), Graph.Attribute("default_float", 0.8f))
        .Node("Cast", ["count"], ["cf"], Graph.Attribute("to", 1L))
        .Node("Div", ["cf", "hundred"], ["c"])
        .Node("Add", ["number", "c"], ["nc"])
        .Node("Add", ["nc", "p"], ["sum"])
        .Node("Clip", ["sum", "low", "high"], ["score"]);

    /// <summary>A loop that never ends.</summary>
    public static Graph Endless()
    {
        var body = new Graph()
            .Input("i", Graph.Int64)
            .Input("go", Graph.Bool)
            .Input("v", Graph.Float, -1, 1)
            .Output("goes", Graph.Bool)
            .Output("vv", Graph.Float, -1, 1)
            .Node("Identity", ["go"], ["goes"])
            .Node("Identity", ["v"], ["vv"]);
        return new Graph()
            .Input("x", Graph.Float, -1, 1)
            .Output("y", Graph.Float, -1, 1)
            .Truth("yes", true)
            .Node("Loop", ["", "yes", "x"], ["y"], Graph.Attribute("body", body));
    }

    /// <summary>Keeps the rules, and takes seconds for a few hundred rows: 400 products with one matrix of 1,024 × 1,024, 0.8 · 10⁹ operations a row.</summary>
    public static Graph Slow()
    {
        const int width = 1_024;
        var weights = new float[width * width];
        Array.Fill(weights, 1f / width);
        var graph = new Graph().Input("x", Graph.Float, -1, 1).Output("y", Graph.Float, -1, 1)
            .Floats("a", [.. Enumerable.Repeat(0.001f, width)], 1, width).Floats("w", weights, width, width).Floats("b", [.. Enumerable.Repeat(0.001f, width)], width, 1)
            .Node("MatMul", ["x", "a"], ["h0"]);
        for (var i = 0; i < 400; i++)
            graph.Node("MatMul", [$"h{i}", "w"], [$"h{i + 1}"]);
        return graph.Node("MatMul", ["h400", "b"], ["z"]).Node("Sigmoid", ["z"], ["y"]);
    }

    /// <summary>Weights of a 30-64-64-1 network, from a fixed sequence.</summary>
    public static (float[] W1, float[] B1, float[] W2, float[] B2, float[] W3, float[] B3) MlpWeights()
    {
        var state = 12345u;
        float[] Take(int n, float scale)
        {
            var values = new float[n];
            for (var i = 0; i < n; i++)
            {
                state = unchecked((state * 1664525) + 1013904223);
                values[i] = ((state >> 8) / (float)(1 << 24) - 0.5f) * scale;
            }

            return values;
        }

        return (Take(30 * 64, 0.5f), Take(64, 0.2f), Take(64 * 64, 0.4f), Take(64, 0.2f), Take(64, 0.5f), Take(1, 0.2f));
    }

    /// <summary>A 30-64-64-1 network with ReLU and a sigmoid.</summary>
    public static Graph Mlp()
    {
        var (w1, b1, w2, b2, w3, b3) = MlpWeights();
        return new Graph()
            .Input("x", Graph.Float, -1, 30)
            .Output("probability", Graph.Float, -1, 1)
            .Floats("w1", w1, 30, 64).Floats("b1", b1, 64).Floats("w2", w2, 64, 64).Floats("b2", b2, 64).Floats("w3", w3, 64, 1).Floats("b3", b3, 1)
            .Node("Gemm", ["x", "w1", "b1"], ["h1"]).Node("Relu", ["h1"], ["r1"])
            .Node("Gemm", ["r1", "w2", "b2"], ["h2"]).Node("Relu", ["h2"], ["r2"])
            .Node("Gemm", ["r2", "w3", "b3"], ["z"]).Node("Sigmoid", ["z"], ["probability"]);
    }
}

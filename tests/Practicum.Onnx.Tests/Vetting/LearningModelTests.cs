using Practicum.Onnx.Tests.Making;
using Practicum.Onnx.Writing;
using static Practicum.Onnx.Tests.Making.Trees;
using static Practicum.Onnx.Tests.Making.Wire;

namespace Practicum.Onnx.Tests.Vetting;

/// <summary>Trees and other operators of ai.onnx.ml whose lists do not fit together, or lead nowhere or for ever.</summary>
public sealed class LearningModelTests
{
    private const string ML = "ai.onnx.ml";

    [Fact]
    public void Honest_trees_are_admitted_in_any_order_and_with_shared_children()
    {
        Admitted(Trees.Model(Stump));
        Admitted(Trees.Model([Stump[2], Stump[0], Stump[1]]));
        Admitted(Trees.Model([.. Stump, new(1, 5, "BRANCH_GT", 90, 7), new(1, 7, "LEAF", 0, 0), new(1, 90, "LEAF", 0, 0)]));
        Admitted(Trees.Model([new(0, 0, "BRANCH_LEQ", 2, 1), new(0, 1, "BRANCH_LEQ", 2, 3), new(0, 2, "LEAF", 0, 0), new(0, 3, "LEAF", 0, 0)]));
        Admitted(Trees.Model([new(0, 0, "LEAF", 0, 0)]));
        Admitted(Trees.Model(Chain(2_999)));
    }

    [Theory]
    [InlineData("nodes_treeids")]
    [InlineData("nodes_nodeids")]
    [InlineData("nodes_featureids")]
    [InlineData("nodes_truenodeids")]
    [InlineData("nodes_falsenodeids")]
    [InlineData("nodes_missing_value_tracks_true")]
    [InlineData("target_ids")]
    [InlineData("target_nodeids")]
    [InlineData("target_treeids")]
    public void Lists_of_trees_are_equally_long(string list)
    {
        Refused("PR-ONNX-034", Trees.Model(Stump, list, [0]));
        Refused("PR-ONNX-034", Trees.Model(Stump, list, [0, 1, 2, 0]));
    }

    [Fact]
    public void Other_lists_of_trees_are_equally_long_as_well()
    {
        foreach (var name in (string[])["nodes_values", "nodes_hitrates", "target_weights"])
            Refused("PR-ONNX-034", Trees.Model(Stump, (name, Wire.Attribute(name, [1f]))));
        Refused("PR-ONNX-034", Trees.Model(Stump, ("nodes_modes", Wire.Attribute("nodes_modes", ["LEAF"]))));
        Refused("PR-ONNX-034", Trees.Model([]));
    }

    [Fact]
    public void Numbers_in_trees_are_within_range()
    {
        Refused("PR-ONNX-035", Trees.Model(Stump, "nodes_featureids", [-1, 0, 0]));
        Refused("PR-ONNX-035", Trees.Model(Stump, "nodes_featureids", [1L << 31, 0, 0]));
        Refused("PR-ONNX-035", Trees.Model(Stump, "nodes_nodeids", [0, 1, 1]));
        Refused("PR-ONNX-035", Trees.Model(Stump, "nodes_nodeids", [0, 1, -2]));
        Refused("PR-ONNX-035", Trees.Model(Stump, "nodes_treeids", [0, 0, 1L << 40]));
        Refused("PR-ONNX-035", Trees.Model(Stump, "target_ids", [0, 1]));
        Refused("PR-ONNX-035", Trees.Model(Stump, "target_ids", [0, -1]));
        Refused("PR-ONNX-035", Trees.Model(Stump, "target_nodeids", [1, 9]));
        Refused("PR-ONNX-035", Trees.Model(Stump, "target_treeids", [0, 1]));
        Refused("PR-ONNX-035", Trees.Model(Stump, ("nodes_modes", Wire.Attribute("nodes_modes", ["BRANCH_MAYBE", "LEAF", "LEAF"]))));
        Refused("PR-ONNX-035", Trees.Model(Stump, ("base_values", Wire.Attribute("base_values", [1f, 2f]))));
        Admitted(Trees.Model(Stump, ("base_values", Wire.Attribute("base_values", [1f]))));
    }

    [Fact]
    public void Branches_lead_to_nodes_of_their_tree_and_never_round_in_a_circle()
    {
        Refused("PR-ONNX-035", Trees.Model([Stump[0] with { True = 3 }, Stump[1], Stump[2]]));
        Refused("PR-ONNX-035", Trees.Model([Stump[0] with { False = -1 }, Stump[1], Stump[2]]));
        Refused("PR-ONNX-035", Trees.Model([Stump[0] with { True = 0 }, Stump[1], Stump[2]]));
        Refused("PR-ONNX-035", Trees.Model([.. Stump, new(1, 0, "BRANCH_LEQ", 1, 2), new(1, 1, "BRANCH_LEQ", 0, 2), new(1, 2, "LEAF", 0, 0)]));
        // the child exists in another tree alone
        Refused("PR-ONNX-035", Trees.Model([.. Stump, new(1, 0, "BRANCH_LEQ", 1, 2), new(1, 1, "LEAF", 0, 0)]));
        Refused("PR-ONNX-035", Trees.Model(Chain(3_000)));
    }

    [Fact]
    public void Nodes_whose_numbers_are_far_apart_and_out_of_order_are_found()
    {
        var nodes = Enumerable.Range(0, 100_000).Select(i => new One(i % 7, ((i * 48_271L) % 100_003) * 20_000, "LEAF", 0, 0)).ToArray();
        Admitted(Trees.Model(nodes));
    }

    [Fact]
    public void Lists_of_encoders_fit_together()
    {
        WireWriter Texts(string name, params string[] values) => Wire.Attribute(name, values);
        WireWriter Reals(string name, params float[] values) => Wire.Attribute(name, values);
        WireWriter Wholes(string name, params long[] values) => Wire.Attribute(name, values);
        Admitted(Of("LabelEncoder", ML, Reals("keys_floats", 1, 2), Reals("values_floats", 3, 4)));
        Refused("PR-ONNX-036", Of("LabelEncoder", ML, Reals("keys_floats", 1, 2), Reals("values_floats", 3)));
        Refused("PR-ONNX-036", Of("LabelEncoder", ML, Reals("keys_floats", 1), Wholes("keys_int64s", 1), Reals("values_floats", 3, 4)));
        Refused("PR-ONNX-036", Of("LabelEncoder", ML));
        Refused("PR-ONNX-036", Of("CategoryMapper", ML, Texts("cats_strings", "a"), Wholes("cats_int64s", 1, 2)));
        Refused("PR-ONNX-036", Of("OneHotEncoder", ML));
        Refused("PR-ONNX-036", Of("OneHotEncoder", ML, Texts("cats_strings", "a"), Wholes("cats_int64s", 1)));
        Refused("PR-ONNX-036", Of("Scaler", ML, Reals("offset", 1, 2), Reals("scale", 1)));
        Refused("PR-ONNX-036", Of("Imputer", ML, Reals("imputed_value_floats", 1), Wholes("imputed_value_int64s", 1)));
        Refused("PR-ONNX-036", Of("FeatureVectorizer", ML, Wholes("inputdimensions", 1, 2)));
        Refused("PR-ONNX-036", Of("TfIdfVectorizer", "", Texts("pool_strings", "a"), Wholes("ngram_counts", 0, 9), Wholes("ngram_indexes", 0)));
        Refused("PR-ONNX-036", Of("TfIdfVectorizer", "", Texts("pool_strings", "a"), Wholes("ngram_counts", 0), Wholes("ngram_indexes", -1)));
        Refused("PR-ONNX-036", Of("TfIdfVectorizer", "", Texts("pool_strings", "a"), Wholes("ngram_counts", 0), Wholes("ngram_indexes", 0), Reals("weights", 1, 2)));
    }

    [Fact]
    public void Lists_of_linear_models_and_support_vectors_fit_together()
    {
        WireWriter Reals(string name, int count) => Wire.Attribute(name, [.. Enumerable.Repeat(1f, count)]);
        WireWriter Labels(int count) => Wire.Attribute("classlabels_ints", [.. Enumerable.Range(0, count).Select(i => (long)i)]);
        byte[] Classifier(string op, params WireWriter[] lists) => Model(Graph([Node(op, ["x"], ["label", "y"], ML, lists)]));
        Admitted(Classifier("LinearClassifier", Labels(2), Reals("coefficients", 4), Reals("intercepts", 2)));
        Admitted(Classifier("LinearClassifier", Labels(2), Reals("coefficients", 2), Reals("intercepts", 1)));
        Refused("PR-ONNX-036", Classifier("LinearClassifier", Labels(2), Reals("coefficients", 5), Reals("intercepts", 2)));
        Refused("PR-ONNX-036", Classifier("LinearClassifier", Labels(2), Reals("coefficients", 6), Reals("intercepts", 3)));
        Refused("PR-ONNX-036", Classifier("LinearClassifier", Reals("coefficients", 4)));
        Refused("PR-ONNX-036", Of("LinearRegressor", ML, Reals("coefficients", 3), Wire.Attribute("targets", 2)));
        Refused("PR-ONNX-036", Of("LinearRegressor", ML, Reals("coefficients", 2), Reals("intercepts", 2)));

        byte[] Support(int vectors, int coefficients, int rho, int values) => Classifier("SVMClassifier", Labels(2), Wire.Attribute("vectors_per_class", [vectors, 1L]), Reals("coefficients", coefficients),
            Reals("rho", rho), Reals("support_vectors", values), Reals("kernel_params", 3), Reals("prob_a", 1), Reals("prob_b", 1));
        Admitted(Support(2, 3, 1, 6));
        Refused("PR-ONNX-036", Support(2, 2, 1, 6));
        Refused("PR-ONNX-036", Support(2, 3, 2, 6));
        Refused("PR-ONNX-036", Support(2, 3, 1, 7));
        Refused("PR-ONNX-036", Support(-2, 3, 1, 6));
        Refused("PR-ONNX-036", Of("SVMRegressor", ML, Wire.Attribute("n_supports", 2), Reals("coefficients", 3), Reals("rho", 1), Reals("support_vectors", 4)));
        Refused("PR-ONNX-036", Of("SVMRegressor", ML, Wire.Attribute("n_supports", -1), Reals("coefficients", 3), Reals("rho", 1)));
        Refused("PR-ONNX-036", Of("SVMRegressor", ML, Reals("coefficients", 3), Reals("rho", 1), Reals("kernel_params", 1)));
    }

    private static void Admitted(byte[] model) => HonestModelTests.Admitted(model);

    private static void Refused(string code, byte[] model) => HostileModelTests.Refused([code], model);
}

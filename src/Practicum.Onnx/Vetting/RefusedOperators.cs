using System.Collections.Frozen;

namespace Practicum.Onnx.Vetting;

/// <summary>Why operators that ONNX has are not on the list, and what to do instead.</summary>
public static class RefusedOperators
{
    private const string Random = "PR-ONNX-016", Sequences = "PR-ONNX-018", Training = "PR-ONNX-019", Texts = "PR-ONNX-015", New = "PR-ONNX-020";

    private const string RandomMend = "Export the model for inference, with model.eval(): a model that is scored may not draw random numbers.";
    private const string SequenceMend = "Export the model so that every value is a tensor; torch.split and lists of tensors in forward() are the usual cause.";
    private const string MapMend = "In skl2onnx pass options={'zipmap': False} (options={id(model): {'zipmap': False}} for one step), and feed columns, not dictionaries.";
    private const string TrainingMend = "Export the model for inference: losses and optimisers belong to training.";

    /// <summary>Refused operators by domain and name.</summary>
    public static ImmutableArray<RefusedOperator> All { get; } =
    [
        .. Of(Random, "draws random numbers, so the same rows would get other scores", RandomMend, "Bernoulli", "Multinomial", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike"),
        .. Of(Sequences, "works on a sequence, whose length and size cannot be known before it runs", SequenceMend,
            "ConcatFromSequence", "SequenceAt", "SequenceConstruct", "SequenceEmpty", "SequenceErase", "SequenceInsert", "SequenceLength", "SequenceMap", "SplitToSequence"),
        .. Of(Sequences, "works on a value that may be absent, and only tensors are taken", SequenceMend, "Optional", "OptionalGetElement", "OptionalHasElement"),
        new(AllowedOperators.Learning, "ZipMap", Sequences, "gives a map for each row, and only tensors are taken", MapMend),
        new(AllowedOperators.Learning, "CastMap", Sequences, "takes a map, and only tensors are taken", MapMend),
        new(AllowedOperators.Learning, "DictVectorizer", Sequences, "takes a map, and only tensors are taken", MapMend),
        .. Of(Training, "computes a loss from labels, and a model gets no labels", TrainingMend, "NegativeLogLikelihoodLoss", "SoftmaxCrossEntropyLoss"),
        new("ai.onnx.preview.training", "Adagrad", Training, "changes weights", TrainingMend),
        new("ai.onnx.preview.training", "Adam", Training, "changes weights", TrainingMend),
        new("ai.onnx.preview.training", "Gradient", Training, "computes gradients", TrainingMend),
        new("ai.onnx.preview.training", "Momentum", Training, "changes weights", TrainingMend),
        .. Of(Texts, "searches texts with a pattern, whose time and memory cannot be known before it runs", "Make this feature a column of the data.", "RegexFullMatch"),
        .. Of(Texts, "splits texts into a number of parts that cannot be known before it runs", "Use TfIdfVectorizer, or make the parts columns of the data.", "StringSplit"),
        .. Of(Texts, "decodes image files, and only tensors are taken", "Decode images before the model.", "ImageDecoder"),
        .. Of(New, "is newer than the operators that are taken", "Export with a lower operator set: torch.onnx.export(..., opset_version=18) writes it as simpler operators.",
            "Attention", "RMSNormalization", "RotaryEmbedding", "Swish", "TensorScatter"),
        new(AllowedOperators.Learning, "TreeEnsemble", New, "is newer than the operators that are taken", "Export with target_opset={'': 17, 'ai.onnx.ml': 3}: it writes TreeEnsembleRegressor or TreeEnsembleClassifier."),
    ];

    private static readonly FrozenDictionary<(string, string), RefusedOperator> ByName = All.ToFrozenDictionary(one => (one.Domain, one.Name));

    /// <summary>A refused operator, or null when it is allowed or unknown.</summary>
    public static RefusedOperator? Find(string domain, string name) => ByName.GetValueOrDefault((domain, name));

    private static IEnumerable<RefusedOperator> Of(string code, string why, string mend, params string[] names) => names.Select(name => new RefusedOperator("", name, code, why, mend));
}

/// <summary>An operator that ONNX has and models may not use.</summary>
/// <param name="Domain">Its domain.</param>
/// <param name="Name">Its name.</param>
/// <param name="Code">Code of the refusal.</param>
/// <param name="Why">What it does, as the end of a sentence that begins with its name.</param>
/// <param name="Mend">What to do instead.</param>
public sealed record RefusedOperator(string Domain, string Name, string Code, string Why, string Mend);

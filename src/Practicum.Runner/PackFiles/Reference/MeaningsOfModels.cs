namespace Practicum.Runner.PackFiles.Reference;

/// <summary>What an ONNX file is refused for before anything runs it. Codes with one plain sentence each.</summary>
internal static class MeaningsOfModels
{
    /// <summary>Codes and meanings.</summary>
    public static ImmutableArray<(string Code, string Meaning)> All { get; } =
    [
        ("PR-ONNX-001", "The file is larger than 64 MiB."),
        ("PR-ONNX-002", "The file is no ONNX model."),
        ("PR-ONNX-003", "The file breaks off, or a part is longer than what holds it."),
        ("PR-ONNX-004", "A number is longer or larger than its field may be."),
        ("PR-ONNX-005", "A field is written in another way than ONNX says."),
        ("PR-ONNX-006", "A part that may stand once stands twice."),
        ("PR-ONNX-007", "The file is nested too deeply."),
        ("PR-ONNX-008", "A name or a text that is not UTF-8."),
        ("PR-ONNX-009", "Too many names, constants, texts or numbers."),
        ("PR-ONNX-010", "Too many nodes."),
        ("PR-ONNX-011", "Fields that are not known."),
        ("PR-ONNX-012", "A version of the file's form that is not taken."),
        ("PR-ONNX-013", "An operator set that is missing, named twice or of a version that is not taken."),
        ("PR-ONNX-014", "Operators of a domain that is not taken."),
        ("PR-ONNX-015", "An operator that is not on the list."),
        ("PR-ONNX-016", "An operator that draws random numbers."),
        ("PR-ONNX-017", "If, Loop or Scan where the project does not allow them."),
        ("PR-ONNX-018", "A sequence, a map or an optional value, and operators that work on them: ZipMap is on."),
        ("PR-ONNX-019", "An operator that belongs to training."),
        ("PR-ONNX-020", "An operator that does not exist in the operator set that the file asks for, or that is too new."),
        ("PR-ONNX-021", "Functions of the file's own."),
        ("PR-ONNX-022", "Parts for training."),
        ("PR-ONNX-023", "Values in another file."),
        ("PR-ONNX-024", "An attribute that the operator does not have, or a text that it may not have."),
        ("PR-ONNX-025", "An attribute of another kind than it should be, or one that stands twice."),
        ("PR-ONNX-026", "A sparse constant, or a part of one."),
        ("PR-ONNX-028", "A name that nothing makes."),
        ("PR-ONNX-029", "A name that stands for two values."),
        ("PR-ONNX-030", "Nodes out of order, or in a circle."),
        ("PR-ONNX-031", "An element type that is not taken."),
        ("PR-ONNX-032", "Dimensions that are negative, too many or too large."),
        ("PR-ONNX-033", "A constant that is not as long as its shape says, or stands twice."),
        ("PR-ONNX-034", "Lists of trees that are not equally long."),
        ("PR-ONNX-035", "Trees with numbers out of range, children that do not exist, circles, or too many levels."),
        ("PR-ONNX-036", "Lists of an encoder, a linear model or support vectors that do not fit together."),
        ("PR-ONNX-037", "Too many inputs or outputs, or no output."),
        ("PR-ONNX-038", "A name that is missing, too long, or holds characters that cannot be seen."),
        ("PR-ONNX-039", "Values in between that take too much memory."),
        ("PR-ONNX-040", "Too many operations a row."),
        ("PR-ONNX-041", "Sizes that cannot be known before the model runs."),
        ("PR-ONNX-042", "An attribute that must be 1 or more."),
        ("PR-ONNX-043", "Notes in the file that would set up the runtime."),
        ("PR-ONNX-044", "A node with another number of inputs or outputs than its operator."),
        ("PR-ONNX-050", "More problems than are listed."),
    ];
}

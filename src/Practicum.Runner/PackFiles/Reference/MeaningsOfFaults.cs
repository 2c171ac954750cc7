namespace Practicum.Runner.PackFiles.Reference;

/// <summary>Declared faults.</summary>
internal static class MeaningsOfFaults
{
    /// <summary>Codes and meanings.</summary>
    public static ImmutableArray<(string Code, string Meaning)> All { get; } =
    [
        ("PR-FAULT-001", "An unknown kind of fault."),
        ("PR-FAULT-002", "A key that this kind of fault does not take."),
        ("PR-FAULT-003", "A key that this kind of fault needs is missing."),
        ("PR-FAULT-004", "A fault names something that is no column."),
        ("PR-FAULT-005", "A fault makes a column whose name is taken or reserved."),
        ("PR-FAULT-006", "An unknown form of a fault."),
        ("PR-FAULT-007", "A state at service that this kind of fault cannot have."),
        ("PR-FAULT-008", "Two faults have one id."),
        ("PR-FAULT-009", "Keys of a fault that do not go together."),
        ("PR-FAULT-010", "A fault names the label, or a column of the other kind of values."),
    ];
}

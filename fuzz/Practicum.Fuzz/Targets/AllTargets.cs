using Practicum.Fuzz.Fuzzing;
using Practicum.Fuzz.Targets.Archives;
using Practicum.Fuzz.Targets.Csv;
using Practicum.Fuzz.Targets.Onnx;
using Practicum.Fuzz.Targets.Wire;
using Practicum.Fuzz.Targets.Yaml;

namespace Practicum.Fuzz.Targets;

/// <summary>Everything that is fuzzed.</summary>
public static class AllTargets
{
    /// <summary>New targets.</summary>
    public static IReadOnlyList<ITarget> Make() => [new ArchiveTarget(), new CsvTarget(), new OnnxTarget(), new WireTarget(), new YamlTarget()];
}

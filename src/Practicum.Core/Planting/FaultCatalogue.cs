using Practicum.Core.Packs;
using Practicum.Core.Planting.Decoys;
using Practicum.Core.Planting.Errors;
using Practicum.Core.Planting.Labels;
using Practicum.Core.Planting.Leaks;
using Practicum.Core.Planting.Personal;
using Practicum.Core.Planting.Provenance;
using Practicum.Core.Planting.Rows;

namespace Practicum.Core.Planting;

/// <summary>Every kind of fault, in the order of the reference page.</summary>
public static class FaultCatalogue
{
    /// <summary>The kinds.</summary>
    public static ImmutableArray<FaultKind> All { get; } =
    [
        .. LabelKinds.All,
        .. LeakKinds.All,
        .. RowKinds.All,
        .. ErrorKinds.All,
        .. PersonalKinds.All,
        .. ProvenanceKinds.All,
        .. DecoyKinds.All,
    ];

    /// <summary>The kind of that name, or null.</summary>
    public static FaultKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The planter of a declared fault.</summary>
    /// <exception cref="ArgumentException">There is no such kind; <see cref="FaultCheck"/> says so beforehand.</exception>
    public static IFault Make(FaultSpec spec) => (Find(spec.Kind) ?? throw new ArgumentException($"There is no kind of fault '{spec.Kind}'.", nameof(spec))).Make(spec);
}

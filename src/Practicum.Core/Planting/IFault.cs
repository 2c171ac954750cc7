namespace Practicum.Core.Planting;

/// <summary>Plants one declared fault.</summary>
/// <remarks>
/// Laws (<c>Conformance/FaultLaws</c>): the same ground and chance give the same bytes; the ground is left untouched; the planted table differs from the clean one in
/// what the key names and nowhere else, and in all of it; the clean rows come back through <see cref="Planted.Origin"/> and the ground.
/// </remarks>
public interface IFault
{
    /// <summary>Kind and version, as <c>label-noise@1</c>: a changed definition is a new version.</summary>
    string Id { get; }

    /// <summary>Plants the fault in a table that may hold others already.</summary>
    /// <param name="ground">What it is planted in; left as it is.</param>
    /// <param name="chance">The variant's chance; the fault draws from streams that begin with <c>fault/&lt;id&gt;</c>, row by <see cref="Ground.Identity"/>.</param>
    Planted Plant(Ground ground, Chance chance);
}

namespace Practicum.Core.Packs;

/// <summary>An expression as its author wrote it, with the place of its first character. Worlds compile it.</summary>
/// <param name="Text">The text, without the quotes of YAML.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Formula(string Text, Place Place);

namespace Practicum.Core.Evidence;

/// <summary>A document of the submission, as its author wrote it and nobody checked it.</summary>
/// <param name="Kind">Kind, as the manifest says: <c>model_card</c>.</param>
/// <param name="File">Its file inside the submission.</param>
/// <param name="Digest">SHA-256 of the file.</param>
/// <param name="Text">Its text, Markdown, at most 256 KiB.</param>
public sealed record DocumentExhibit(string Kind, string File, Digest Digest, string Text);

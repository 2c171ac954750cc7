using System.Text.Json.Nodes;
using Practicum.Runner.PackFiles.Yaml;

namespace Practicum.Runner.PackFiles.Shapes;

/// <summary>Anything at all: kept out of the way because something around it is refused already.</summary>
internal sealed class AnyShape : Shape<bool>
{
    /// <inheritdoc/>
    public override bool Placeholder => false;

    /// <inheritdoc/>
    public override string Expected => "anything";

    /// <inheritdoc/>
    public override bool Read(SpecNode node, ReadContext context, out bool value) => value = true;

    /// <inheritdoc/>
    public override JsonObject Schema() => [];
}

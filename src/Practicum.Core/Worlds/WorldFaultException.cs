namespace Practicum.Core.Worlds;

/// <summary>
/// A declared world gave a value that is not a finite number (or a probability outside 0 … 1) in a row that was drawn after the world was opened.
/// <see cref="ProjectWorld.Open"/> draws the training period and a sample of production, so this is rare; whoever draws shows the diagnostic.
/// </summary>
/// <param name="diagnostic">Column, row and tick.</param>
public sealed class WorldFaultException(Diagnostic diagnostic) : Exception(diagnostic.ToString())
{
    /// <summary>Column, row and tick.</summary>
    public Diagnostic Diagnostic => diagnostic;
}

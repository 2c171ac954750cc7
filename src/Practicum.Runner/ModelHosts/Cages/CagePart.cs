namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>One protection, and whether it works on this machine.</summary>
/// <param name="Name">Its name: <c>bubblewrap</c>, <c>user namespaces</c>, <c>system call filter</c>, <c>resource limits</c>, <c>control group</c>, <c>own user</c>, <c>landlock</c>.</param>
/// <param name="Works">Whether it was tried and works.</param>
/// <param name="Why">One plain sentence: what was found, or why it does not work.</param>
/// <param name="Mend">How to get it; null when it works or cannot be had.</param>
public sealed record CagePart(string Name, bool Works, string Why, string? Mend = null);

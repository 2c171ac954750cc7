namespace Practicum.Fuzz.Fuzzing;

/// <summary>
/// Something that takes bytes from strangers. Law: whatever the bytes, <see cref="React"/> ends without an exception, soon, in memory that the length of the
/// input bounds; what breaks a promise throws <see cref="BrokenPromise"/>.
/// </summary>
public interface ITarget
{
    /// <summary>One word, the folder of its corpus.</summary>
    string Name { get; }

    /// <summary>Honest inputs, and small ones of each shape.</summary>
    IReadOnlyList<byte[]> Seeds();

    /// <summary>A changed copy, by changes that know the structure; the loop adds changes of plain bytes on top.</summary>
    /// <param name="parent">What to change.</param>
    /// <param name="other">Another input, to take parts from.</param>
    /// <param name="dice">Chance.</param>
    byte[] Mutate(byte[] parent, byte[] other, Dice dice);

    /// <summary>Feeds the input and checks every promise.</summary>
    /// <returns>What kind of end it was: inputs with a new kind are kept and changed further.</returns>
    /// <exception cref="BrokenPromise">A promise is broken.</exception>
    string React(byte[] input);
}

/// <summary>A promise that an input broke.</summary>
/// <param name="message">Which, and how.</param>
public sealed class BrokenPromise(string message) : Exception(message);

namespace Practicum.Core.Worlds.Expressions;

/// <summary>A parsed expression; offsets count characters from 0.</summary>
internal abstract record Node(int Offset);

internal sealed record NumberNode(double Value, int Offset) : Node(Offset);

internal sealed record TextNode(string Value, int Offset) : Node(Offset);

internal sealed record NameNode(string Name, int Offset) : Node(Offset);

internal sealed record UnaryNode(string Symbol, Node Inner, int Offset) : Node(Offset);

internal sealed record BinaryNode(string Symbol, Node Left, Node Right, int Offset) : Node(Offset);

internal sealed record CallNode(string Name, ImmutableArray<Argument> Arguments, int Offset) : Node(Offset);

/// <summary>What could not be parsed; it has been reported.</summary>
internal sealed record ErrorNode(int Offset) : Node(Offset);

/// <summary>An argument, with its key when it has one: <c>basic: 12</c>, <c>'very good': 3</c>, <c>2: 0.5</c>.</summary>
internal sealed record Argument(Token? Key, Node Value);

using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace House.Tests;

/// <summary>What the types of an assembly refer to, read from its IL.</summary>
internal static class References
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Where(f => f.FieldType == typeof(OpCode)).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    /// <summary>Pairs of (namespace of a type, full name of a type or member it refers to).</summary>
    public static HashSet<(string From, string To)> Of(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        using var pe = new PEReader(stream);
        var reader = pe.GetMetadataReader();
        var found = new HashSet<(string, string)>();
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var from = NamespaceOf(reader, handle);
            foreach (var method in type.GetMethods())
            {
                var definition = reader.GetMethodDefinition(method);
                if (definition.RelativeVirtualAddress == 0)
                    continue;
                var body = pe.GetMethodBody(definition.RelativeVirtualAddress);
                foreach (var token in TokensIn(body.GetILBytes()!))
                {
                    foreach (var name in Names(reader, token))
                        found.Add((from, name));
                }
            }

            foreach (var field in type.GetFields())
            {
                foreach (var name in Decoded(reader, reader.GetFieldDefinition(field).DecodeSignature(new NameProvider(), null)))
                    found.Add((from, name));
            }
        }

        return found;
    }

    /// <summary>Simple names of the assemblies an assembly refers to.</summary>
    public static string[] Assemblies(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        using var pe = new PEReader(stream);
        var reader = pe.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name)).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<EntityHandle> TokensIn(byte[] il)
    {
        var at = 0;
        while (at < il.Length)
        {
            short code = il[at++];
            if (code == 0xFE)
                code = unchecked((short)(0xFE00 | il[at++]));
            var operand = OpCodesByValue[code].OperandType;
            switch (operand)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return MetadataTokens.EntityHandle(BitConverter.ToInt32(il, at));
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                default:
                    at += operand switch
                    {
                        OperandType.InlineNone => 0,
                        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                        OperandType.InlineVar => 2,
                        OperandType.InlineI8 or OperandType.InlineR => 8,
                        _ => 4,
                    };
                    break;
            }
        }
    }

    private static IEnumerable<string> Names(MetadataReader reader, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                yield return TypeName(reader, (TypeReferenceHandle)handle);
                break;
            case HandleKind.TypeDefinition:
                yield return TypeName(reader, (TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                foreach (var name in Decoded(reader, reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new NameProvider(), null)))
                    yield return name;
                break;
            case HandleKind.MethodSpecification:
                foreach (var name in Names(reader, reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method))
                    yield return name;
                break;
            case HandleKind.MethodDefinition:
                yield return TypeName(reader, reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                yield return TypeName(reader, reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                foreach (var owner in Names(reader, member.Parent))
                {
                    yield return owner;
                    yield return $"{owner}::{reader.GetString(member.Name)}";
                }

                break;
        }
    }

    private static string[] Decoded(MetadataReader reader, string names) => names.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static string TypeName(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? TypeName(reader, (TypeReferenceHandle)type.ResolutionScope) + "." + name
            : reader.GetString(type.Namespace) + "." + name;
    }

    private static string TypeName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? TypeName(reader, outer) + "." + reader.GetString(type.Name)
            : reader.GetString(type.Namespace) + "." + reader.GetString(type.Name);
    }

    private static string NamespaceOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NamespaceOf(reader, outer) : reader.GetString(type.Namespace);
    }

    /// <summary>Turns a signature into the names of all types in it, joined by bars.</summary>
    private sealed class NameProvider : ISignatureTypeProvider<string, object?>
    {
        public string GetArrayType(string elementType, ArrayShape shape) => elementType;

        public string GetByReferenceType(string elementType) => elementType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => signature.ReturnType;

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType + "|" + string.Join('|', typeArguments);

        public string GetGenericMethodParameter(object? genericContext, int index) => "";

        public string GetGenericTypeParameter(object? genericContext, int index) => "";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "";

        public string GetSZArrayType(string elementType) => elementType;

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => TypeName(reader, handle);

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => TypeName(reader, handle);

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }
}

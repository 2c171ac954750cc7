using System.Reflection;
using Practicum.Core.Packs;
using Practicum.Core.Submissions;
using Practicum.Core.Worlds;
using Practicum.Numerics.Learning;
using Practicum.Runner.Runs;

namespace House.Tests;

/// <summary>Conventions of the public surface, read by reflection.</summary>
public sealed class ConventionTests
{
    private static readonly Assembly[] Assemblies =
        [typeof(Digest).Assembly, typeof(Project).Assembly, typeof(Practicum.Onnx.Writing.ModelExport).Assembly, typeof(VariantBench).Assembly];

    private static IEnumerable<Type> PublicTypes => Assemblies.SelectMany(a => a.GetExportedTypes());

    [Fact]
    public void Public_classes_cannot_be_inherited_by_accident() =>
        Assert.Empty(PublicTypes.Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !typeof(Delegate).IsAssignableFrom(t)).Select(t => t.FullName));

    [Fact]
    public void Values_do_not_change_once_they_are_made()
    {
        var fields = PublicTypes.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsInitOnly && !f.IsLiteral && !f.DeclaringType!.IsEnum).Select(f => $"{f.DeclaringType}.{f.Name}");
        var setters = PublicTypes.SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(p => p.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .Select(p => $"{p.DeclaringType}.{p.Name}");
        Assert.Empty(fields.Concat(setters));
    }

    [Fact]
    public void A_contract_has_at_most_two_members()
    {
        Type[] contracts = [typeof(IWorld), typeof(Practicum.Core.Planting.IFault), typeof(Practicum.Core.Planting.IServed), typeof(IPredictor), typeof(ILearner), typeof(Practicum.Core.Production.IMonitor), typeof(Practicum.Core.Production.IOperator), typeof(Practicum.Core.Examining.IExaminer)];
        Assert.All(contracts, c => Assert.InRange(c.GetMembers().Count(m => m is PropertyInfo or MethodInfo { IsSpecialName: false }), 1, 2));
    }

    [Fact]
    public void Options_of_learners_accept_their_own_defaults() =>
        Assert.All(Learners.Names.SelectMany(n => Learners.OptionsOf(n)), o => Assert.True(o.Accepts(o.Default) && o.Min < o.Max, o.Name));

    [Fact]
    public void Asynchronous_members_can_be_stopped()
    {
        var deaf = PublicTypes.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => m.Name != "DisposeAsync" && (typeof(Task).IsAssignableFrom(m.ReturnType) || m.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)))
            .Where(m => m.GetParameters().All(p => p.ParameterType != typeof(CancellationToken))).Select(m => $"{m.DeclaringType}.{m.Name}");
        Assert.Empty(deaf);
    }
}

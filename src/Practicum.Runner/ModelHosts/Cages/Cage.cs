using System.Diagnostics;
using Practicum.Runner.ModelHosts.Cages.Filters;
using Practicum.Runner.ModelHosts.Cages.Groups;

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>
/// Puts a .NET program of ours that handles what strangers gave into the best cage of this machine: a chain of programs, each of
/// which takes something away and becomes the next one (shell into the control group, setpriv, prlimit, bubblewrap).
/// </summary>
public static class Cage
{
    /// <summary>Environment variable in which the program finds the filter of system calls that it imposes on itself, in base 64.</summary>
    public const string FilterVariable = "PRACTICUM_FILTER";

    /// <summary>Wraps a command whose program is the .NET host and whose arguments begin with <c>exec</c> and the assembly.</summary>
    /// <param name="inner">The command as it would be started without a cage; its environment is what the program will see.</param>
    /// <param name="limits">Limits.</param>
    /// <param name="facts">What works here; found out when null.</param>
    public static CagedCommand Wrap(ProcessStartInfo inner, CageLimits limits, CageFacts? facts = null) =>
        Wrap(inner, limits, facts ?? CageFacts.Detect(), ownFilter: true);

    /// <summary>The same, with or without the filter that the program imposes on itself, so that each wall can be tried alone.</summary>
    internal static CagedCommand Wrap(ProcessStartInfo inner, CageLimits limits, CageFacts facts, bool ownFilter)
    {
        var level = facts.Level;
        Adapt(inner, facts, ownFilter);
        if (level == CageLevel.L0)
            return new(level, limits, inner, null, null, null);
        ControlGroup? group = null;
        try
        {
            group = facts.Groups?.Make(limits);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The groups that worked a while ago do not any more: one level less, and the result says so.
            level = level == CageLevel.L3 ? CageLevel.L2 : level;
        }

        var filter = level >= CageLevel.L2 && FilterProgram.Here is { } architecture ? CageCalls.Sealed("practicum-filter", CageFilters.Outer(architecture)) : null;
        if (filter is null && level >= CageLevel.L2)
            level = CageLevel.L1;
        var reach = Reaches.Of(Path.GetDirectoryName(inner.FileName)!, Path.GetDirectoryName(inner.ArgumentList[1])!);
        var user = facts.OwnUser && (reach == Reach.Open || (reach == Reach.ClosedAbove && level >= CageLevel.L2)) ? OwnUser.Take() : null;
        var chain = new CageChain(facts.Tools, limits, inner)
        {
            Group = group,
            User = user?.Id,
            BindFirst = user is not null && reach == Reach.ClosedAbove,
            Filter = filter is null ? null : (int)filter.DangerousGetHandle(),
        };
        return new(level, limits, chain.Build(), filter, user, group);
    }

    private static void Adapt(ProcessStartInfo inner, CageFacts facts, bool ownFilter)
    {
        // Compiled code is otherwise mapped twice through a memory file, which neither filter allows.
        inner.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        if (ownFilter && facts.Filters && FilterProgram.Here is { } architecture)
            inner.Environment[FilterVariable] = Convert.ToBase64String(CageFilters.Own(architecture));
    }
}

using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Practicum.Runner.ModelHosts.Cages.Groups;

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>A command with its cage around it, ready to be started once. Dispose it after the process is dead: its group and its user id are given back.</summary>
public sealed class CagedCommand : IDisposable
{
    private readonly ProcessStartInfo start;
    private readonly SafeFileHandle? filter;
    private readonly OwnUser? user;

    internal CagedCommand(CageLevel level, CageLimits limits, ProcessStartInfo start, SafeFileHandle? filter, OwnUser? user, ControlGroup? group) =>
        (Level, Limits, this.start, this.filter, this.user, Group) = (level, limits, start, filter, user, group);

    /// <summary>The level that this cage really has.</summary>
    public CageLevel Level { get; }

    /// <summary>Its limits.</summary>
    public CageLimits Limits { get; }

    /// <summary>The group to which its processes belong, if any.</summary>
    internal ControlGroup? Group { get; }

    /// <summary>The command that is started: program and arguments.</summary>
    internal IReadOnlyList<string> Words => [start.FileName, .. start.ArgumentList];

    /// <summary>Number of the user that it runs as, when it has one of its own.</summary>
    internal int? UserId => user?.Id;

    /// <summary>Starts it. The process inherits these descriptors under the numbers that they have here, and no others but the standard three.</summary>
    /// <param name="inherited">Descriptors to inherit.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public Process Start(params SafeFileHandle[] inherited) => CageStarter.Start(() =>
    {
        if (!OperatingSystem.IsLinux())
            return Process.Start(start)!;
        CageCalls.InheritNothing();
        SafeFileHandle[] all = filter is null ? inherited : [.. inherited, filter];
        try
        {
            foreach (var file in all)
                CageCalls.Inherit(file, true);
            return Process.Start(start)!;
        }
        finally
        {
            foreach (var file in all)
                CageCalls.Inherit(file, false);
            filter?.Dispose();
        }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        filter?.Dispose();
        Group?.Dispose();
        user?.Dispose();
    }
}

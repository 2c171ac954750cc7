using System.Diagnostics;
using Practicum.Runner.ModelHosts.Cages.Filters;
using Practicum.Runner.ModelHosts.Cages.Groups;

namespace Practicum.Runner.ModelHosts.Cages.Finding;

/// <summary>Finds out which protections work, by building a cage around a program that does nothing.</summary>
internal static class CageFinder
{
    private const string InstallBubblewrap = "Install bubblewrap 0.8 or newer (Debian, Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap).";
    private const string InstallUtilLinux = "Install util-linux (Debian, Ubuntu: apt install util-linux).";
    private const string AllowNameSpaces = "Let ordinary users make user name spaces (sysctl kernel.apparmor_restrict_unprivileged_userns=0, user.max_user_namespaces above 0), or run as root.";
    private const string DelegateGroup = "Run where control groups may be made: as root, or on systemd with systemd-run --user --scope -p Delegate=yes.";

    /// <summary>The facts for these tools.</summary>
    public static CageFacts Find(CageTools tools)
    {
        if (!tools.IsLinux)
        {
            return new() { Level = CageLevel.L0, Tools = tools, Parts = [new("bubblewrap", false, "This system is not Linux, and Practicum knows no cage for it.", "Run submissions of strangers on Linux.")] };
        }

        var why = "There is no shell to join a control group with.";
        var groups = tools.Shell is null ? null : GroupHome.Find(tools.GroupRoot, File.ReadAllText("/proc/self/cgroup"), out why);
        var filters = tools.Filters && FilterProgram.Here is not null;
        var (user, userFault) = OwnUserWorks(tools);
        var shut = filters && tools.Prlimit is not null && tools.Bwrap is not null ? Shut(tools, groups, user) : "It was not tried, because something that it needs is missing.";
        var limits = tools.Prlimit is not null;
        var level = shut is null ? (groups is null ? CageLevel.L2 : CageLevel.L3) : filters || user || tools.Landlock > 0 ? CageLevel.L1 : CageLevel.L0;
        return new()
        {
            Level = level,
            Tools = tools,
            Groups = groups,
            OwnUser = user,
            Filters = filters,
            Parts =
            [
                Bubblewrap(tools, shut),
                filters ? new("system call filter", true, "The kernel takes filters of system calls.")
                    : new("system call filter", false, tools.Filters ? "No system call numbers are known for this processor." : "The kernel takes no filters of system calls.", "Use a kernel with CONFIG_SECCOMP_FILTER on x86-64 or arm64."),
                limits ? new("resource limits", true, $"{tools.Prlimit} sets them.") : new("resource limits", false, "The program prlimit is missing.", InstallUtilLinux),
                groups is not null ? new("control group", true, string.Create(CultureInfo.InvariantCulture, $"Version {groups.Version} bounds memory and tasks.")) : new("control group", false, why, DelegateGroup),
                user ? new("own user", true, "Each process gets a user id of its own.") : new("own user", false, userFault, tools.IsRoot ? InstallUtilLinux : null),
                tools.Landlock > 0 ? new("landlock", true, string.Create(CultureInfo.InvariantCulture, $"Version {tools.Landlock}.")) : new("landlock", false, "The kernel has no landlock."),
            ],
        };
    }

    private static CagePart Bubblewrap(CageTools tools, string? fault) => tools.Bwrap is null ? new("bubblewrap", false, "The program bwrap is missing.", InstallBubblewrap)
        : fault is null ? new("bubblewrap", true, "It gives name spaces of its own: files, processes, network, users.")
        : new("bubblewrap", false, fault, fault.Contains("bwrap: ", StringComparison.Ordinal) && !fault.Contains("nknown option", StringComparison.Ordinal) ? AllowNameSpaces : InstallBubblewrap);

    private static (bool Works, string Fault) OwnUserWorks(CageTools tools)
    {
        if (!tools.IsRoot)
            return (false, "Only root can give a process another user.");
        if (tools.Setpriv is null)
            return (false, "The program setpriv is missing.");
        using var own = Cages.OwnUser.Take();
        return own is null ? (false, "No user id from 61,000 to 64,999 is free.") : (true, "");
    }

    /// <summary>Runs a program that does nothing in the very cage of model hosts; null when it ran, else why not.</summary>
    private static string? Shut(CageTools tools, GroupHome? groups, bool ownUser)
    {
        if (Idle() is not { } idle)
            return "There is no program env to try it with.";
        var facts = new CageFacts { Level = CageLevel.L3, Parts = [], Tools = tools, Groups = groups, OwnUser = ownUser, Filters = true };
        using var command = Cage.Wrap(idle, new(), facts, ownFilter: false);
        try
        {
            using var process = command.Start();
            process.StandardInput.Close();
            var said = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(5_000))
            {
                process.Kill();
                return "A program that does nothing did not end within 5 s in it.";
            }

            if (process.ExitCode == 0 && command.Level >= CageLevel.L2)
                return null;
            var words = said.Wait(1_000) ? said.Result.Split('\n')[0].Trim() : "";
            return $"A cage cannot be built with it: {(words.Length > 0 ? words.TrimEnd('.') : $"it ended with code {process.ExitCode}")}.";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"It cannot be started: {e.Message.TrimEnd('.')}.";
        }
    }

    private static ProcessStartInfo? Idle()
    {
        // "env -i true" in the place of "dotnet exec program": both are found where the chain puts them.
        const string Env = "/usr/bin/env";
        const string True = "/usr/bin/true";
        if (!File.Exists(Env) || !File.Exists(True))
            return null;
        var start = new ProcessStartInfo(Env, ["-i", True]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        return start;
    }
}

using System.Diagnostics;
using Practicum.Runner.ModelHosts.Cages.Finding;
using Practicum.Runner.ModelHosts.Cages.Groups;

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>Writes the chain of programs that builds a cage.</summary>
internal sealed class CageChain(CageTools tools, CageLimits limits, ProcessStartInfo inner)
{
    private const string DotNetInside = "/dotnet";
    private const string HostInside = "/host";
    private const string Nobody = "65534";
    private const string Between = "/tmp";
    private const long DataMargin = 256L << 20;
    private static readonly string[] Systems = ["/lib", "/lib64", "/lib32", "/bin", "/nix/store"];
    private readonly List<string> words = [];

    /// <summary>The group to join.</summary>
    public ControlGroup? Group { get; init; }

    /// <summary>User to become.</summary>
    public int? User { get; init; }

    /// <summary>Whether the folders must be bound where that user can reach them before we become it.</summary>
    public bool BindFirst { get; init; }

    /// <summary>Descriptor of the filter that bubblewrap imposes; null leaves bubblewrap out.</summary>
    public int? Filter { get; init; }

    /// <summary>The command; standard streams are redirected as those of the inner one.</summary>
    public ProcessStartInfo Build()
    {
        var (dotnet, host) = (Path.GetDirectoryName(inner.FileName)!, Path.GetDirectoryName(inner.ArgumentList[1])!);
        Join();
        if (BindFirst && Filter is not null)
            (dotnet, host) = Bind(dotnet, host);
        Become();
        Limit();
        if (Filter is { } filter)
        {
            Shut(filter, dotnet, host);
            Add($"{DotNetInside}/{Path.GetFileName(inner.FileName)}", inner.ArgumentList[0], $"{HostInside}/{Path.GetFileName(inner.ArgumentList[1])}");
            Add([.. inner.ArgumentList.Skip(2)]);
        }
        else
        {
            Add(inner.FileName);
            Add([.. inner.ArgumentList]);
        }

        return Command();
    }

    private void Join()
    {
        if (Group is null || tools.Shell is null)
            return;
        // A program that the shell becomes is in the group before it does anything, and so is all that it starts.
        var joins = Group.Joins;
        var script = string.Concat(joins.Select(_ => "echo 0 > \"$1\" || exit 126; shift; ")) + "exec \"$@\"";
        Add(tools.Shell, "-c", script, "cage");
        Add([.. joins]);
    }

    private (string DotNet, string Host) Bind(string dotnet, string host)
    {
        Add(tools.Bwrap!, "--die-with-parent", "--dev-bind", "/", "/", "--tmpfs", Between, "--ro-bind", dotnet, Between + DotNetInside, "--ro-bind", host, Between + HostInside, "--");
        return (Between + DotNetInside, Between + HostInside);
    }

    private void Become()
    {
        if (tools.Setpriv is null)
            return;
        Add(tools.Setpriv, "--no-new-privs");
        if (User is { } user)
            Add($"--reuid={Number(user)}", $"--regid={Number(user)}", "--clear-groups");
        if (tools.IsRoot)
            Add(User is null ? "--bounding-set=-all,+setfcap" : "--bounding-set=-all", "--inh-caps=-all"); // the kernel asks for it when root stands behind a name space of users
        Add("--");
    }

    private void Limit()
    {
        if (tools.Prlimit is null)
            return;
        Add(
            tools.Prlimit, "--core=0", "--msgqueue=0", "--memlock=0", $"--nofile={Number(limits.OpenFiles)}", $"--fsize={Number(limits.ScratchBytes)}",
            $"--data={Number(limits.MemoryBytes + DataMargin)}", $"--cpu={Number(limits.CpuSeconds + 2)}:{Number(limits.CpuSeconds + 4)}");
        if (User is not null)
            Add($"--nproc={Number(limits.Tasks + 8)}");
        Add("--");
    }

    private void Shut(int filter, string dotnet, string host)
    {
        var scratch = Number(limits.ScratchBytes);
        Add(
            tools.Bwrap!, "--unshare-user", "--unshare-all", "--disable-userns", "--die-with-parent", "--new-session", "--hostname", "cage", "--chdir", "/", "--cap-drop", "ALL",
            "--uid", Nobody, "--gid", Nobody,
            "--ro-bind", "/usr", "/usr", "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache");
        foreach (var folder in Systems)
        {
            if (new DirectoryInfo(folder).LinkTarget is { } target)
                Add("--symlink", target.TrimStart('/'), folder);
            else if (Directory.Exists(folder))
                Add("--ro-bind", folder, folder);
        }

        Add("--ro-bind", dotnet, DotNetInside, "--ro-bind", host, HostInside, "--proc", "/proc", "--dev", "/dev");
        foreach (var folder in new[] { "/dev/shm", "/tmp" })
            Add("--perms", "0700", "--size", scratch, "--tmpfs", folder);
        Add("--remount-ro", "/dev", "--remount-ro", "/", "--seccomp", Number(filter), "--clearenv");
        foreach (var (name, value) in inner.Environment.Where(v => v.Value is not null))
            Add("--setenv", name, value!);
        Add("--");
    }

    private ProcessStartInfo Command()
    {
        var command = new ProcessStartInfo(words[0], words.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = inner.RedirectStandardInput,
            RedirectStandardOutput = inner.RedirectStandardOutput,
            RedirectStandardError = inner.RedirectStandardError,
            CreateNoWindow = true,
            WorkingDirectory = "/",
        };
        command.Environment.Clear();
        if (Filter is null)
        {
            foreach (var (name, value) in inner.Environment)
                command.Environment[name] = value;
        }

        return command;
    }

    private void Add(params ReadOnlySpan<string> more) => words.AddRange(more);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

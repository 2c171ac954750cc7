using System.Runtime.InteropServices;

namespace Practicum.Runner.ModelHosts.Cages.Filters;

/// <summary>The two filters of a cage.</summary>
internal static class CageFilters
{
    private const uint NewNameSpaces = 0x7E020080; // CLONE_NEW{TIME,NS,CGROUP,UTS,IPC,USER,PID,NET}
    private const uint Thread = 0x00010000; // CLONE_THREAD
    private const uint Writing = 0x00400643; // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, __O_TMPFILE

    /// <summary>Stands in the filter where the process puts its own id, which only it knows.</summary>
    public const uint OwnProcess = 0x7E57AB1E;

    /// <summary>
    /// What bubblewrap imposes before the program begins: everything goes that a .NET program needs to start; what makes
    /// processes, name spaces, mounts, sockets, memory files and what looks into or steers others does not.
    /// </summary>
    public static byte[] Outer(Architecture architecture) => new FilterProgram(architecture)
        .On(
            FilterProgram.NotPermitted,
            "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "process_mrelease", "kcmp", "pidfd_open", "pidfd_getfd", "pidfd_send_signal",
            "keyctl", "add_key", "request_key", "bpf", "perf_event_open", "userfaultfd", "memfd_create", "memfd_secret",
            "io_uring_setup", "io_uring_enter", "io_uring_register", "io_setup", "io_submit", "io_getevents", "io_cancel", "io_destroy",
            "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr", "quotactl", "quotactl_fd",
            "setns", "unshare", "name_to_handle_at", "open_by_handle_at", "fanotify_init", "fanotify_mark", "lookup_dcookie",
            "socket", "socketpair", "bind", "listen", "accept", "accept4", "connect", "sendto", "sendmsg", "sendmmsg", "recvfrom", "recvmsg", "recvmmsg",
            "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "create_module", "query_module", "get_kernel_syms", "nfsservctl", "uselib", "sysfs", "ustat",
            "reboot", "swapon", "swapoff", "acct", "syslog", "vhangup", "sethostname", "setdomainname", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex",
            "iopl", "ioperm", "modify_ldt", "personality", "mknod", "mknodat", "vmsplice", "remap_file_pages",
            "shmget", "shmat", "shmctl", "shmdt", "semget", "semop", "semctl", "semtimedop", "msgget", "msgsnd", "msgrcv", "msgctl",
            "mq_open", "mq_unlink", "mq_timedsend", "mq_timedreceive", "mq_notify", "mq_getsetattr",
            "move_pages", "migrate_pages", "mbind", "set_mempolicy", "set_mempolicy_home_node", "mlock", "mlock2", "mlockall")
        .On(FilterProgram.NotThere, "clone3")
        .OnAnyBit(FilterProgram.NotPermitted, "clone", 0, NewNameSpaces)
        .OnNoBit(FilterProgram.NotPermitted, "clone", 0, Thread)
        .Bytes(FilterProgram.Allow);

    /// <summary>
    /// What the model host imposes on itself before it takes a model: only calls that go on with memory, threads, time, files that
    /// are open, and reading. No program is started, no file written or made, nobody else signalled, no socket made.
    /// </summary>
    public static byte[] Own(Architecture architecture)
    {
        var filter = new FilterProgram(architecture)
            .On(
                FilterProgram.Allow,
                "read", "write", "readv", "writev", "pread64", "pwrite64", "preadv", "close", "close_range", "lseek", "dup", "dup3", "fcntl", "flock", "fadvise64", "pipe2", "poll", "ppoll",
                "fstat", "stat", "lstat", "statx", "newfstatat", "statfs", "fstatfs", "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getdents64", "getcwd",
                "mmap", "munmap", "mprotect", "mremap", "madvise", "msync", "mincore", "munlock", "brk", "membarrier", "get_mempolicy",
                "futex", "futex_waitv", "set_robust_list", "get_robust_list", "rseq", "set_tid_address", "gettid", "getpid", "getppid", "exit", "exit_group",
                "sched_yield", "sched_getaffinity", "sched_setaffinity", "sched_setscheduler", "sched_getparam", "sched_getscheduler", "sched_getattr", "sched_get_priority_max", "sched_get_priority_min", "getpriority", "getcpu",
                "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall",
                "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time",
                "getrandom", "getrusage", "getrlimit", "sysinfo", "uname", "arch_prctl", "getuid", "geteuid", "getgid", "getegid", "getresuid", "getresgid")
            .On(FilterProgram.NotThere, "clone3", "openat2")
            .OnAnyBit(FilterProgram.NotPermitted, "clone", 0, NewNameSpaces)
            .OnAnyBit(FilterProgram.Allow, "clone", 0, Thread)
            .OnNoBit(FilterProgram.Allow, "open", 1, Writing)
            .OnNoBit(FilterProgram.Allow, "openat", 2, Writing)
            .OnValue(FilterProgram.Allow, "tgkill", 0, OwnProcess)
            .OnNull(FilterProgram.Allow, "prlimit64", 2);
        foreach (var option in (ReadOnlySpan<uint>)[15, 16, 0x53564D41, 3, 21, 39]) // PR_SET_NAME, PR_GET_NAME, PR_SET_VMA, PR_GET_DUMPABLE, PR_GET_SECCOMP, PR_GET_NO_NEW_PRIVS
            filter.OnValue(FilterProgram.Allow, "prctl", 0, option);
        return filter.Bytes(FilterProgram.NotPermitted);
    }
}

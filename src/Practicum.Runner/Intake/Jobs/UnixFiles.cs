using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Practicum.Runner.Intake.Jobs;

/// <summary>What kind of thing lies in a folder.</summary>
internal enum EntryKind
{
    /// <summary>Nothing, or nothing that can be looked at.</summary>
    None,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link or another reparse point.</summary>
    Link,

    /// <summary>A pipe, a socket or a device.</summary>
    Special,
}

/// <summary>What the system says about an entry.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Links">How many names it has.</param>
/// <param name="Owner">User id of its owner; 0 where there is none.</param>
/// <param name="Node">Number of the file.</param>
internal readonly record struct EntryFacts(EntryKind Kind, long Bytes, uint Links, uint Owner, ulong Node);

/// <summary>Linux system calls for files that nobody may pull away or replace by a link. On other systems the runtime's own calls stand in.</summary>
internal static partial class UnixFiles
{
    private const int Here = -100;               // AT_FDCWD
    private const int NoFollowAt = 0x100;        // AT_SYMLINK_NOFOLLOW
    private const int EmptyPath = 0x1000;        // AT_EMPTY_PATH
    private const uint BasicFacts = 0x7FF;       // STATX_BASIC_STATS
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const uint Exchange = 2;             // RENAME_EXCHANGE
    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;

    private static int NoFollow => IsArm ? 0x8000 : 0x20000;

    private static int FolderOnly => IsArm ? 0x4000 : 0x10000;

    /// <summary>This process's effective user id; 0 where there is none.</summary>
    public static uint User { get; } = OperatingSystem.IsWindows() ? 0 : EffectiveUser();

    /// <summary>Whether an entry belongs to this user; a link is looked at itself. Linux alone is asked; elsewhere true.</summary>
    public static bool IsOwn(string path) => !OperatingSystem.IsLinux() || (Look(path) is { Kind: not EntryKind.None } facts && facts.Owner == User);

    /// <summary>What lies at a path; a link is looked at itself.</summary>
    public static EntryFacts Look(string path)
    {
        if (OperatingSystem.IsLinux())
            return Statx(Here, path, NoFollowAt);
        FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        if (info.LinkTarget is not null || (info.Exists && info.Attributes.HasFlag(FileAttributes.ReparsePoint)))
            return new(EntryKind.Link, 0, 1, 0, 0);
        return info switch
        {
            DirectoryInfo => new(EntryKind.Folder, 0, 1, 0, 0),
            FileInfo { Exists: true } file => new(file.Attributes.HasFlag(FileAttributes.Device) ? EntryKind.Special : EntryKind.File, file.Length, 1, 0, 0),
            _ => default,
        };
    }

    /// <summary>What an open handle is.</summary>
    public static EntryFacts Look(SafeFileHandle handle) =>
        OperatingSystem.IsLinux() ? Statx((int)handle.DangerousGetHandle(), "", EmptyPath) : new(EntryKind.File, RandomAccess.GetLength(handle), 1, 0, 0);

    /// <summary>Opens for reading without waiting for the other end of a pipe; null when it is gone or may not be read.</summary>
    /// <param name="path">The path.</param>
    /// <param name="folder">Only a folder.</param>
    /// <param name="follow">Whether its last part may be a link.</param>
    public static SafeFileHandle? Open(string path, bool folder = false, bool follow = false)
    {
        if (OperatingSystem.IsLinux())
        {
            var descriptor = OpenFile(path, NonBlocking | CloseOnExec | (folder ? FolderOnly : 0) | (follow ? 0 : NoFollow));
            return descriptor < 0 ? null : new(descriptor, ownsHandle: true);
        }

        try
        {
            return folder ? null : File.OpenHandle(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Makes a folder for this user alone (mode 0700); false when there is something of that name already.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static bool TryMakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            if (Path.Exists(path))
                return false;
            Directory.CreateDirectory(path);
            return true;
        }

        if (MakeFolder(path, 0x1C0) == 0)
            return true;
        return Marshal.GetLastPInvokeError() == 17 ? false : throw new IOException($"The temporary folder '{Path.GetDirectoryName(path)}' cannot be written.");
    }

    /// <summary>Exchanges two folders in one step; false where the system or the file system cannot.</summary>
    public static bool TryExchange(string one, string other)
    {
        try
        {
            return OperatingSystem.IsLinux() && RenameAt(Here, one, Here, other, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>struct statx of linux/stat.h, which is the same on every processor: links at 16, owner at 20, mode at 28, node at 32, length at 40.</summary>
    private static EntryFacts Statx(int folder, string path, int flags)
    {
        Span<byte> facts = stackalloc byte[256];
        if (StatX(folder, path, flags, BasicFacts, facts) != 0)
            return default;
        var kind = (BinaryPrimitives.ReadUInt16LittleEndian(facts[28..]) & 0xF000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xA000 => EntryKind.Link,
            _ => EntryKind.Special,
        };
        return new(kind, BinaryPrimitives.ReadInt64LittleEndian(facts[40..]), BinaryPrimitives.ReadUInt32LittleEndian(facts[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(facts[20..]), BinaryPrimitives.ReadUInt64LittleEndian(facts[32..]));
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> facts);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "mkdir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MakeFolder(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);
}

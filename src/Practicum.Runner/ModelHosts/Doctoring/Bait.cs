using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using Practicum.Runner.ModelHosts.Cages;

namespace Practicum.Runner.ModelHosts.Doctoring;

/// <summary>Things of ours that lie open to everybody, for hostile jobs to reach for. All go when this is disposed.</summary>
internal sealed class Bait : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("practicum-doctor-");
    private readonly TcpListener tcp = new(IPAddress.Loopback, 0);
    private readonly UdpClient udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Socket unix = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly SafeFileHandle open;

    public Bait()
    {
        const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
        File = Path.Combine(folder.FullName, "bait-" + folder.Name);
        System.IO.File.WriteAllText(File, "bait");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = Everybody;
            System.IO.File.SetUnixFileMode(File, Everybody);
        }

        open = System.IO.File.OpenHandle(File);
        tcp.Start();
        Socket = folder.Name;
        if (!OperatingSystem.IsLinux())
            return;
        CageCalls.Inherit(open, true);
        unix.Bind(new UnixDomainSocketEndPoint("\0" + Socket));
        unix.Listen();
    }

    /// <summary>A folder into which everybody may write.</summary>
    public string Folder => folder.FullName;

    /// <summary>A file that everybody may read; this process holds it open, and does not close it to its children.</summary>
    public string File { get; }

    /// <summary>Name of an abstract socket that listens.</summary>
    public string Socket { get; }

    /// <summary>A port that listens.</summary>
    public string TcpPort => Number(((IPEndPoint)tcp.LocalEndpoint).Port);

    /// <summary>A port that takes packets.</summary>
    public string UdpPort => Number(((IPEndPoint)udp.Client.LocalEndPoint!).Port);

    /// <summary>This process.</summary>
    public string Process => Number(Environment.ProcessId);

    /// <inheritdoc/>
    public void Dispose()
    {
        open.Dispose();
        tcp.Dispose();
        udp.Dispose();
        unix.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

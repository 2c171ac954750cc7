using System.Net;
using System.Net.Sockets;

namespace Practicum.ModelHost.Attempts;

/// <summary>Reaching for the network and for sockets of this machine.</summary>
internal static class NetworkAttempts
{
    public static Tried Tcp(string[] words)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, int.Parse(words[0], CultureInfo.InvariantCulture));
        return Tried.Through("it is connected");
    }

    public static Tried Udp(string[] words)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.SendTo("out"u8.ToArray(), new IPEndPoint(IPAddress.Loopback, int.Parse(words[0], CultureInfo.InvariantCulture)));
        return Tried.Through("a packet was sent");
    }

    public static Tried Unix(string[] words)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint("\0" + words[0]));
        return Tried.Through("it is connected");
    }

    public static Tried Name(string[] words) => Dns.GetHostAddresses("localhost") is { Length: > 0 } found ? Tried.Through($"localhost is {found[0]}") : Tried.Held("nothing was found");
}

using System.Net.Sockets;

namespace Practicum.Runner.ModelHosts.Cages;

/// <summary>
/// A user id that no other process has, for as long as this is not disposed. The claim is an abstract socket, which the kernel
/// takes back when this process dies, however it dies.
/// </summary>
internal sealed class OwnUser : IDisposable
{
    private const int First = 61_000;
    private const int Count = 4_000;
    private static int next = Environment.ProcessId * 7;
    private readonly Socket claim;

    private OwnUser(int id, Socket claim) => (Id, this.claim) = (id, claim);

    /// <summary>The id, 61,000 to 64,999; the group has the same number.</summary>
    public int Id { get; }

    /// <summary>Takes a free one; null when none was found in a few dozen.</summary>
    public static OwnUser? Take()
    {
        var busy = Owners();
        for (var i = 0; i < 64; i++)
        {
            var id = First + (int)((uint)Interlocked.Increment(ref next) % Count);
            if (busy.Contains(id))
                continue;
            var claim = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                claim.Bind(new UnixDomainSocketEndPoint(string.Create(CultureInfo.InvariantCulture, $"\0practicum-user-{id}")));
                return new(id, claim);
            }
            catch (SocketException)
            {
                claim.Dispose();
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => claim.Dispose();

    /// <summary>Users of the range that own a process now.</summary>
    private static HashSet<int> Owners()
    {
        var owners = new HashSet<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (Path.GetFileName(folder) is [>= '1' and <= '9', ..] && CageCalls.OwnerOf(folder) is var id and >= First and < First + Count)
                owners.Add(id);
        }

        return owners;
    }
}

using System.Security.Cryptography;
using Practicum.Runner.Intake.Jobs;

namespace Practicum.Runner.Tests.Intake.Jobs;

public sealed class FileMakerTests : IDisposable
{
    private const int Block = 1 << 17;
    private readonly string _folder = Directory.CreateTempSubdirectory("practicum-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Files_of_any_length_come_out_whole_and_with_their_digest()
    {
        var sink = new IntakeSink(_folder, IntakeLimits.Usual, IntakeCodes.Folder);
        foreach (var length in (int[])[0, 1, Block - 1, Block, Block + 1, (2 * Block) - 1, 2 * Block, (5 * Block) + 3])
        {
            var bytes = Enumerable.Range(0, length).Select(i => (byte)((i * 31) ^ (i >> 9))).ToArray();
            var name = $"f{length}.csv";
            sink.Take(name, new MemoryStream(bytes), length);
            Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_folder, name)));
            Assert.Equal(Digest.Of(bytes), sink.Files[name]);
        }
    }

    [Fact]
    public void What_goes_wrong_with_a_block_is_told_at_the_next_one()
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileMaker(Path.Combine(_folder, "a"), hash);
        hash.Dispose();
        file.Write(new byte[Block]);
        Assert.Throws<ObjectDisposedException>(() => file.End(new byte[1]));
    }

    [Fact]
    public void A_file_is_never_made_over_another()
    {
        File.WriteAllText(Path.Combine(_folder, "a"), "first");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Assert.Throws<IOException>(() => new FileMaker(Path.Combine(_folder, "a"), hash).Dispose());
        Assert.Equal("first", File.ReadAllText(Path.Combine(_folder, "a")));
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Practicum.Core.Proving.Leaks;

/// <summary>Names of rows and of recurring things: their size, digits, binary digits, length, and the bits of the hash by which traffic and halves are dealt.</summary>
internal static class NameAttacks
{
    private const int Digits = 6, BinaryDigits = 16, HashBits = 64;

    /// <summary>Attacks on a row id or an entity.</summary>
    public static IEnumerable<LeakAttack> Of(LeakFiles files, Field field)
    {
        var name = field.Name;
        yield return new("id", $"{name}, length", false, () => Texts(files, field, text => text.Length));
        if (field.Kind == FieldKind.Number)
        {
            yield return new("id", $"{name}, size", false, () => files.Numbers(name));
            for (var digit = 0; digit < Digits; digit++)
            {
                var power = Math.Pow(10, digit);
                yield return new("id", string.Create(CultureInfo.InvariantCulture, $"{name}, digit {digit + 1} from the right"), false,
                    () => Array.ConvertAll(files.Numbers(name), v => Math.Floor(Math.Abs(v) / power) % 10));
            }

            for (var digit = 0; digit < BinaryDigits; digit++)
            {
                var power = Math.Pow(2, digit);
                yield return new("id", string.Create(CultureInfo.InvariantCulture, $"{name}, bit {digit}"), false,
                    () => Array.ConvertAll(files.Numbers(name), v => Math.Floor(Math.Abs(v) / power) % 2));
            }
        }

        var hashes = new Lazy<(double[] High, double[] Low)>(() => (Texts(files, field, text => Hash(text) >> 32), Texts(files, field, text => (uint)Hash(text))));
        for (var bit = 0; bit < HashBits; bit++)
        {
            var (of, power) = (bit, Math.Pow(2, bit % 32));
            yield return new("id", string.Create(CultureInfo.InvariantCulture, $"{name}, bit {of} of its hash"), false,
                () => Array.ConvertAll(of < 32 ? hashes.Value.Low : hashes.Value.High, h => Math.Floor(h / power) % 2));
        }
    }

    private static ulong Hash(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private static double[] Texts(LeakFiles files, Field field, Func<string, double> of) => field.Kind == FieldKind.Text
        ? files.OfTexts(field.Name, of)
        : Array.ConvertAll(files.Numbers(field.Name), v => double.IsNaN(v) ? double.NaN : of(v.ToString("0.###############", CultureInfo.InvariantCulture)));
}

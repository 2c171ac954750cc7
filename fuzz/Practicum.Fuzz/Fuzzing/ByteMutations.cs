namespace Practicum.Fuzz.Fuzzing;

/// <summary>Changes that know nothing of the structure: bits, bytes, stretches, splices.</summary>
public static class ByteMutations
{
    private static readonly byte[] Telling = [0, 1, 9, 10, 13, 0x1B, 0x20, 0x22, 0x27, 0x2C, 0x2F, 0x5C, 0x7F, 0x80, 0xBF, 0xC0, 0xED, 0xEF, 0xF4, 0xFE, 0xFF];

    /// <summary>One to four small changes.</summary>
    /// <param name="bytes">What to change.</param>
    /// <param name="other">Where splices come from.</param>
    /// <param name="dice">Chance.</param>
    /// <param name="most">Most bytes of the result.</param>
    public static byte[] Change(byte[] bytes, byte[] other, Dice dice, int most)
    {
        var list = new List<byte>(bytes);
        for (var n = 1 + dice.Below(4); n > 0; n--)
            One(list, other, dice);
        if (list.Count > most)
            list.RemoveRange(most, list.Count - most);
        return [.. list];
    }

    private static void One(List<byte> list, byte[] other, Dice dice)
    {
        var at = dice.Below(list.Count);
        switch (dice.Below(list.Count == 0 ? 2 : 8))
        {
            case 0:
                list.InsertRange(Math.Min(at, list.Count), dice.Bytes(1 + dice.Below(8)));
                break;
            case 1 when other.Length > 0:
                var from = dice.Below(other.Length);
                list.InsertRange(at, other.AsSpan(from, 1 + dice.Below(Math.Min(64, other.Length - from))).ToArray());
                break;
            case 2:
                list[at] ^= (byte)(1 << dice.Below(8));
                break;
            case 3:
                list[at] = dice.Of(Telling);
                break;
            case 4:
                list.RemoveRange(at, Math.Min(1 + dice.Below(16), list.Count - at));
                break;
            case 5:
                var length = Math.Min(1 + dice.Below(32), list.Count - at);
                var part = list.GetRange(at, length);
                for (var times = 1 + dice.Below(dice.Once(20) ? 500 : 3); times > 0; times--)
                    list.InsertRange(at, part);
                break;
            case 6:
                list.RemoveRange(at, list.Count - at);
                break;
            default:
                if (list.Count > 0)
                    list[at] = (byte)(list[at] + dice.Below(35) - 17);
                break;
        }
    }
}

using System.Text;

namespace Practicum.Core.Planting.Personal;

/// <summary>Names in small letters from a to z, as they stand in e-mail addresses.</summary>
internal static class PlainLetters
{
    /// <summary>The letters; all other signs go.</summary>
    public static string Of(string name)
    {
        var plain = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            plain.Append(c switch
            {
                >= 'a' and <= 'z' => c.ToString(),
                'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss",
                'á' or 'à' or 'â' => "a", 'é' or 'è' or 'ê' or 'ë' => "e", 'í' or 'î' or 'ï' => "i", 'ó' or 'ô' => "o", 'ú' => "u", 'ç' => "c", 'ñ' => "n",
                _ => "",
            });
        }

        return plain.ToString();
    }
}

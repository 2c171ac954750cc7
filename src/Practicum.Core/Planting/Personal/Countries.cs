namespace Practicum.Core.Planting.Personal;

/// <summary>
/// The countries. Telephone numbers: Germany, Bundesnetzagentur's numbers for media productions (Mitteilung 148/2021); France, the ranges of ARCEP for audiovisual works (décision 2018-0881);
/// United Kingdom, Ofcom's numbers for drama; United States, 555-0100 to 555-0199. Spain and the Netherlands keep none: there, numbers that the numbering plan cannot give
/// out (Spanish ones that begin with 4, Dutch local ones that begin with 0).
/// </summary>
internal static class Countries
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Country> All { get; } =
    [
        new()
        {
            Code = "DE",
            Given = Words("Anna Ben Clara David Emma Felix Greta Hannes Ida Jonas Katrin Lukas Mia Niklas Petra Rolf Sabine Tim Ulrike Jürgen Björn Käthe"),
            Family = Words("Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Krüger Groß"),
            Streets = Words("Lindenweg Hauptstraße Gartenstraße Bahnhofstraße Am_Mühlbach Schulgasse Rosenweg Bergstraße"),
            Towns = Words("Musterstadt Beispielhausen Oberquell Sonnenfurt Neuweilern"),
            Address = "{1} {0}, 00### {2}",
            Phones = ["+49 30 23125 ###", "030 23125###", "+49 69 90009 ###", "(040) 66969 ###", "0221/4710###", "+49 89 99998 ###"],
            Date = "dd.MM.yyyy",
            Phrases = Phrases.German,
        },
        new()
        {
            Code = "FR",
            Given = Words("Camille Louis Chloé Hugo Inès Jules Léa Nathan Manon Paul Zoé Théo Élise Antoine Margaux François Hélène Rémi"),
            Family = Words("Martin Bernard Dubois Thomas Robert Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia Roux Fournier Girard Mercier"),
            Streets = Words("rue_des_Lilas avenue_de_la_Gare rue_Victor-Hugo place_du_Marché chemin_Vert rue_de_l'Église"),
            Towns = Words("Exempleville Saint-Modèle Montfictif Belleclaire-sur-Onde"),
            Address = "{0} {1}, 96### {2}",
            Phones = ["01 99 00 ## ##", "02 61 91 ## ##", "03 53 01 ## ##", "04 65 71 ## ##", "05 36 49 ## ##", "06 39 98 ## ##", "+33 6 39 98 ## ##"],
            Date = "dd/MM/yyyy",
            Phrases = Phrases.French,
        },
        new()
        {
            Code = "GB",
            Given = Words("Oliver Amelia George Isla Harry Ava Noah Emily Jack Sophie Charlie Grace Alfie Poppy Arthur Ruby Callum Niamh"),
            Family = Words("Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker Evans Hughes Green Hall Lewis O'Neill Clarke"),
            Streets = Words("High_Street Station_Road Church_Lane Mill_Road Victoria_Avenue The_Green Orchard_Close"),
            Towns = Words("Exampleton Little_Sampling Fictham Upper_Mockford"),
            Address = "{0} {1}, {2} ZZ99 #ZZ",
            Phones = ["020 7946 0###", "0161 496 0###", "0113 496 0###", "07700 900###", "+44 7700 900###", "+44 20 7946 0###"],
            Date = "dd/MM/yyyy",
            Phrases = Phrases.English,
        },
        new()
        {
            Code = "US",
            Given = Words("James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth Maria Daniel Ashley Kevin Nicole Tyrone Mei Luis"),
            Family = Words("Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Wilson Anderson Moore Jackson Nguyen Lee Harris"),
            Streets = Words("Main_St Oak_Avenue Maple_Drive 2nd_Street Park_Blvd Cedar_Lane Lakeview_Ct"),
            Towns = Words("Exampleville Sample_Springs Mock_Harbor Placeholder_Falls"),
            Address = "{0} {1}, {2}, NY 000##",
            Phones = ["(212) 555-01##", "312-555-01##", "+1 415 555 01##", "617.555.01##", "(303) 555-01##"],
            Date = "MM/dd/yyyy",
            Phrases = Phrases.English,
        },
        new()
        {
            Code = "ES",
            Given = Words("Lucía Hugo Sofía Martín Paula Daniel Valeria Pablo Julia Álvaro Carmen Javier Elena Íñigo Rocío Andrés Begoña"),
            Family = Words("García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Jiménez Ruiz Hernández Díaz Muñoz Álvarez Romero Núñez"),
            Streets = Words("calle_Mayor avenida_del_Puerto calle_de_la_Luna plaza_Nueva paseo_del_Río"),
            Towns = Words("Villaejemplo San_Modelo Puebla_Ficticia Torremuestra"),
            Address = "{1} {0}, 99### {2}",
            Phones = ["+34 4## ### ###", "4## ## ## ##"],
            Date = "dd/MM/yyyy",
            Phrases = Phrases.Spanish,
        },
        new()
        {
            Code = "NL",
            Given = Words("Daan Emma Sem Julia Lucas Sophie Finn Tess Bram Lotte Jasper Fleur Thijs Anouk Joost Zoë Renée"),
            Family = Words("de_Jong Jansen de_Vries van_den_Berg Bakker van_Dijk Visser Smit Meijer de_Boer Mulder Bos Vos Peters Hendriks"),
            Streets = Words("Dorpsstraat Molenweg Kerkstraat Schoolstraat Beukenlaan Havenkade"),
            Towns = Words("Voorbeeldstad Modeldam Fictiehoek Nieuw-Monster"),
            Address = "{1} {0}, 0### ZZ {2}",
            Phones = ["+31 20 0## ####", "010-0## ## ##", "030 - 0######"],
            Date = "dd-MM-yyyy",
            Phrases = Phrases.Dutch,
        },
    ];

    private static ImmutableArray<string> Words(string words) => [.. words.Split(' ').Select(w => w.Replace('_', ' '))];
}

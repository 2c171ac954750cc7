namespace Practicum.Core.Planting.Personal;

/// <summary>What people write around personal data, and harmless sentences beside it; {0} is the data.</summary>
/// <param name="Harmless">Sentences without personal data.</param>
/// <param name="Around">Sentences by kind of data, as <see cref="PersonalKind"/> is ordered; two each.</param>
internal sealed record Phrases(ImmutableArray<string> Harmless, ImmutableArray<string> Around)
{
    /// <summary>German.</summary>
    public static Phrases German { get; } = new(
        ["Rechnung nochmals verschickt.", "Kunde wartet auf Rückmeldung.", "Gerät getauscht, läuft wieder.", "Tarif erklärt.", "Keine weiteren Fragen."],
        [
            "Gespräch mit {0} geführt.", "Herr oder Frau {0} ruft wieder an.", "Antwort bitte an {0} schicken.", "Neue Mailadresse {0} eingetragen.", "Rückruf unter {0} ab 18 Uhr.", "Erreichbar über {0} am Vormittag.",
            "Erstattung auf {0} gewünscht.", "Konto {0} als neues Lastschriftkonto.", "Zahlung mit Karte {0} schlug fehl.", "Karte {0} ist gesperrt.", "Steuer-ID {0} nachgereicht.", "Ausgewiesen mit {0} am Telefon.",
            "Umzug nach {0} zum Monatsende.", "Paket ging an {0} zurück.", "Geboren am {0} laut Vertrag.", "Geburtsdatum {0} bestätigt.",
        ]);

    /// <summary>French.</summary>
    public static Phrases French { get; } = new(
        ["Facture renvoyée.", "Le client attend une réponse.", "Appareil remplacé, tout fonctionne.", "Tarif expliqué.", "Pas d'autre question."],
        [
            "Échange avec {0} ce matin.", "{0} rappellera demain.", "Répondre à {0} dès que possible.", "Nouvelle adresse {0} enregistrée.", "Rappeler au {0} après 18 h.", "Joignable au {0} le matin.",
            "Remboursement sur {0} demandé.", "Compte {0} pour le prélèvement.", "Paiement par carte {0} refusé.", "La carte {0} est bloquée.", "Numéro {0} fourni par le client.", "Identité vérifiée avec {0} au téléphone.",
            "Déménagement au {0} en fin de mois.", "Colis revenu de {0} hier.", "Date de naissance {0} confirmée.", "Titulaire né le {0} selon le contrat.",
        ]);

    /// <summary>English.</summary>
    public static Phrases English { get; } = new(
        ["Sent the invoice again.", "Customer is waiting for an answer.", "Swapped the device, works now.", "Explained the tariff.", "No further questions."],
        [
            "Spoke to {0} this morning.", "{0} will call back tomorrow.", "Please reply to {0} when done.", "Changed the e-mail to {0} today.", "Call back on {0} after six.", "Can be reached at {0} before noon.",
            "Wants the refund on {0} this week.", "New account {0} for direct debit.", "Payment with card {0} failed twice.", "Card {0} has been blocked.", "Gave {0} as identification.", "Checked {0} on the phone.",
            "Moves to {0} next month.", "Parcel came back from {0} yesterday.", "Date of birth {0} confirmed.", "Born {0} according to the contract.",
        ]);

    /// <summary>Spanish.</summary>
    public static Phrases Spanish { get; } = new(
        ["Factura enviada de nuevo.", "El cliente espera respuesta.", "Equipo cambiado, ya funciona.", "Tarifa explicada.", "Sin más preguntas."],
        [
            "Hablé con {0} esta mañana.", "{0} llamará mañana.", "Responder a {0} cuanto antes.", "Nuevo correo {0} registrado.", "Llamar al {0} después de las seis.", "Disponible en el {0} por la mañana.",
            "Pide el reembolso en {0} esta semana.", "Cuenta {0} para el recibo.", "El pago con tarjeta {0} falló.", "La tarjeta {0} está bloqueada.", "Se identificó con {0} por teléfono.", "DNI {0} comprobado.",
            "Se muda a {0} a fin de mes.", "El paquete volvió de {0} ayer.", "Fecha de nacimiento {0} confirmada.", "Titular nacido el {0} según el contrato.",
        ]);

    /// <summary>Dutch.</summary>
    public static Phrases Dutch { get; } = new(
        ["Factuur opnieuw verstuurd.", "Klant wacht op antwoord.", "Apparaat vervangen, werkt weer.", "Tarief uitgelegd.", "Geen verdere vragen."],
        [
            "Gesproken met {0} vanochtend.", "{0} belt morgen terug.", "Graag antwoord aan {0} sturen.", "Nieuw e-mailadres {0} genoteerd.", "Terugbellen op {0} na zes uur.", "Bereikbaar op {0} in de ochtend.",
            "Wil terugbetaling op {0} deze week.", "Rekening {0} voor incasso.", "Betaling met kaart {0} mislukte.", "Kaart {0} is geblokkeerd.", "BSN {0} doorgegeven.", "Gecontroleerd met {0} aan de telefoon.",
            "Verhuist naar {0} eind van de maand.", "Pakket kwam terug van {0} gisteren.", "Geboortedatum {0} bevestigd.", "Geboren op {0} volgens het contract.",
        ]);
}

using Coordination.Domain;

namespace Coordination.Api.Cases.Pictures;

/// <summary>Words of the pictures, in the readers' languages.</summary>
internal static class PictureWords
{
    public static readonly Label Timeline = new("Ligne du temps de la situation", "Tijdlijn van de situatie", "Timeline of the case");
    public static readonly Label Ecomap = new("La famille et son réseau", "Het gezin en zijn netwerk", "The family and its network");
    public static readonly Label Pregnancy = new("Grossesse", "Zwangerschap", "Pregnancy");
    public static readonly Label Child = new("Enfant", "Kind", "Child");
    public static readonly Label Contacts = new("Contacts", "Contacten", "Contacts");
    public static readonly Label Reached = new("contact avec la famille", "contact met het gezin", "contact with the family");
    public static readonly Label Missed = new("tentative sans réponse", "poging zonder antwoord", "attempt without answer");
    public static readonly Label Screenings = new("Dépistages", "Screenings", "Screenings");
    public static readonly Label RedFlag = new("signal d'alarme", "alarmsignaal", "red flag");
    public static readonly Label Steps = new("Étapes dues", "Te zetten stappen", "Steps owed");
    public static readonly Label Relays = new("Services", "Diensten", "Services");
    public static readonly Label Asked = new("demandé, pas encore effectif", "gevraagd, nog niet effectief", "asked, not effective yet");
    public static readonly Label Effective = new("relais effectif", "effectieve overname", "effective relay");
    public static readonly Label Cover = new("Continuité", "Continuïteit", "Continuity");
    public static readonly Label Gap = new("aucun service ne suit la famille", "geen dienst volgt het gezin", "no service follows the family");
    public static readonly Label Overlap = new("services en même temps", "diensten tegelijk", "services at a time");
    public static readonly Label Silence = new("sans contact", "zonder contact", "without contact");
    public static readonly Label Today = new("aujourd'hui", "vandaag", "today");
    public static readonly Label DueDate = new("terme prévu", "uitgerekende datum", "due date");
    public static readonly Label Born = new("naissance", "geboorte", "birth");
    public static readonly Label Ward = new("hospitalisation", "opname", "ward");
    public static readonly Label Months = new("mois", "maanden", "months");
    public static readonly Label Weeks = new("SA", "wk", "wk");
    public static readonly Label Family = new("Famille", "Gezin", "Family");
    public static readonly Label Mother = new("Mère", "Moeder", "Mother");
    public static readonly Label CoParent = new("Coparent", "Meeouder", "Co-parent");
    public static readonly Label Expected = new("Enfant attendu", "Verwacht kind", "Expected child");
    public static readonly Label Sibling = new("Frère ou sœur", "Broer of zus", "Sibling");
    public static readonly Label Supporter = new("Proche", "Naaste", "Supporter");
    public static readonly Label Trusted = new("Personne de confiance", "Vertrouwenspersoon", "Trusted person");
    public static readonly Label Representative = new("Représentant", "Vertegenwoordiger", "Representative");
    public static readonly Label Strong = new("lien établi", "gevestigde band", "established tie");
    public static readonly Label Weak = new("lien en attente d'une réponse ou d'une rencontre", "band in afwachting van antwoord of ontmoeting", "tie that waits for an answer or a meeting");
    public static readonly Label Over = new("lien terminé", "beëindigde band", "tie that ended");
    public static readonly Label Nobody = new("Personne d'autre n'est connu ici.", "Niemand anders is hier gekend.", "Nobody else is known here.");
}

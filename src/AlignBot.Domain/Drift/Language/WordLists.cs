using System.Collections.Immutable;

namespace AlignBot.Domain.Drift.Language;

/// <summary>The lists that everybody starts with.</summary>
public static class WordLists
{
    /// <summary>English.</summary>
    public static WordList English { get; } = new()
    {
        Language = "English",
        They = ["they", "they'd", "they're", "they've", "those guys", "those folks"],
        We = ["we", "us", "our", "ours", "we'd", "we're", "we've", "we'll", "let's", "together"],
        Ought =
        [
            "should", "shouldn't", "should've", "must", "mustn't", "need", "needs", "ought", "have to", "has to", "never", "always",
            "don't", "doesn't", "didn't", "won't", "can't", "keep", "keeps", "kept", "refuse", "refuses", "ignore", "ignores", "ignored",
            "fail", "fails", "failed", "forgot", "want", "wants", "claim", "claims",
        ],
        Sales = ["sales", "reps", "rep", "aes", "sdrs", "bdrs", "salespeople", "account execs", "account executives"],
        Marketing = ["marketing", "marketers", "demand gen", "demandgen", "mktg", "the campaign team"],
        Group =
        [
            "team", "teams", "guys", "folks", "people", "side", "department", "org", "leadership", "still", "just", "really", "also",
            "simply", "only",
        ],
        Outsiders =
        [
            "customer", "customers", "client", "clients", "prospect", "prospects", "buyer", "buyers", "account", "accounts", "company",
            "companies", "vendor", "vendors", "supplier", "suppliers", "candidate", "candidates", "applicant", "applicants", "partner",
            "partners", "competitor", "competitors", "agency", "agencies", "lead", "leads", "contact", "contacts", "user", "users",
            "procurement", "legal", "finance", "support", "engineering", "product", "analyst", "analysts", "investor", "investors", "board",
            "attendees", "champion", "slack", "salesforce", "hubspot", "invoices", "numbers", "slides", "docs", "emails", "forms",
        ],
        Growth =
        [
            "be", "grow", "increase", "rise", "drop", "fall", "hit", "reach", "exceed", "recover", "improve", "come in", "land", "double",
        ],
    };

    /// <summary>German.</summary>
    public static WordList German { get; } = new()
    {
        Language = "German",
        They = ["sie", "die"],
        We = ["wir", "uns", "unser", "unsere", "unseren", "unserem", "gemeinsam", "zusammen", "lasst uns"],
        Ought =
        [
            "sollte", "sollten", "soll", "sollen", "muss", "müssen", "müsste", "müssten", "nie", "niemals", "immer", "braucht", "brauchen",
            "will", "wollen", "weigert", "weigern", "ignoriert", "ignorieren", "vergisst", "vergessen", "kann nicht", "können nicht",
            "liefert nicht", "liefern nicht",
        ],
        Sales = ["vertrieb", "vertriebler", "aussendienst", "außendienst", "verkauf", "verkäufer", "sales", "sdrs", "aes"],
        Marketing = ["marketing", "marketer", "kampagnenteam"],
        Group = ["team", "abteilung", "leute", "kollegen", "seite", "einfach", "auch", "eigentlich", "endlich", "mal", "doch"],
        Outsiders =
        [
            "kunde", "kunden", "interessent", "interessenten", "käufer", "einkauf", "firma", "firmen", "unternehmen", "lieferant",
            "lieferanten", "bewerber", "kandidat", "kandidaten", "partner", "wettbewerber", "agentur", "agenturen", "lead", "leads",
            "kontakt", "kontakte", "nutzer", "anwender", "rechtsabteilung", "produkt", "zahlen", "folien", "rechnungen", "mails", "account",
            "accounts",
        ],
        Growth = ["wachsen", "steigen", "fallen", "sinken", "erreichen", "zulegen", "anziehen"],
    };

    /// <summary>French.</summary>
    public static WordList French { get; } = new()
    {
        Language = "French",
        They = ["ils", "elles", "eux"],
        We = ["nous", "notre", "nos", "ensemble", "on"],
        Ought =
        [
            "devrait", "devraient", "doit", "doivent", "faut", "jamais", "toujours", "refuse", "refusent", "oublie", "oublient", "ignore",
            "ignorent", "veut", "veulent", "ne fait pas", "ne font pas", "ne suit pas", "ne suivent pas", "ne répond pas",
            "ne répondent pas",
        ],
        Sales = ["ventes", "commerciaux", "commercial", "vendeurs", "sales", "sdrs"],
        Marketing = ["marketing", "marketeurs", "équipe com"],
        Group = ["équipe", "équipes", "côté", "gens", "collègues", "vraiment", "aussi", "simplement", "ne", "n"],
        Outsiders =
        [
            "client", "clients", "prospect", "prospects", "acheteur", "acheteurs", "entreprise", "entreprises", "fournisseur",
            "fournisseurs", "candidat", "candidats", "partenaire", "partenaires", "concurrent", "concurrents", "agence", "agences", "lead",
            "leads", "contact", "contacts", "utilisateur", "utilisateurs", "juridique", "produit", "chiffres", "factures", "compte",
            "comptes",
        ],
        Growth = ["augmenter", "croître", "monter", "baisser", "atteindre", "dépasser", "être", "reprendre"],
    };

    /// <summary>Spanish.</summary>
    public static WordList Spanish { get; } = new()
    {
        Language = "Spanish",
        They = ["ellos", "ellas"],
        We = ["nosotros", "nosotras", "nuestro", "nuestra", "nuestros", "nuestras", "juntos", "juntas", "debemos", "deberíamos", "tenemos"],
        Ought =
        [
            "debería", "deberían", "debe", "deben", "tiene que", "tienen que", "nunca", "siempre", "jamás", "ignora", "ignoran", "olvida",
            "olvidan", "quiere", "quieren", "no hace", "no hacen", "no llama", "no llaman", "no responde", "no responden", "no sigue",
            "no siguen", "debemos", "deberíamos", "tenemos que",
        ],
        Sales = ["ventas", "comerciales", "vendedores", "sales", "sdrs"],
        Marketing = ["marketing", "mercadotecnia", "mercadeo"],
        Group = ["equipo", "equipos", "gente", "lado", "compañeros", "también", "simplemente", "realmente"],
        Outsiders =
        [
            "cliente", "clientes", "prospecto", "prospectos", "comprador", "compradores", "empresa", "empresas", "proveedor", "proveedores",
            "candidato", "candidatos", "socio", "socios", "competidor", "competidores", "agencia", "agencias", "lead", "leads", "contacto",
            "contactos", "usuario", "usuarios", "legal", "producto", "cifras", "facturas", "cuenta", "cuentas",
        ],
        Growth = ["crecer", "subir", "bajar", "alcanzar", "superar", "aumentar", "ser", "estar"],
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<WordList> All { get; } = [English, German, French, Spanish];
}

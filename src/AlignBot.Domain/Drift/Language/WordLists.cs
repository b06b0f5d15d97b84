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
        We = ["we", "we'd", "we're", "we've", "we'll", "let's", "lets", "together", "jointly", "both of us"],
        Both =
        [
            "together", "jointly", "joint", "let's", "lets", "both sides", "both teams", "both of us", "as one team", "one team",
            "shared", "halfway", "shall we",
            "we ought to", "co-own", "how about",
        ],
        Us = ["us", "our", "ours", "to me", "my"],
        Ought =
        [
            "should", "shouldn't", "should've", "must", "mustn't", "need", "needs", "ought", "have to", "has to", "never", "always",
            "don't", "doesn't", "didn't", "won't", "can't", "keep", "keeps", "kept", "refuse", "refuses", "ignore", "ignores", "ignored",
            "fail", "fails", "failed", "forgot", "want", "wants", "claim", "claims", "could've", "could have", "would've", "hasn't",
            "haven't",
            "better", "supposed to", "refused", "forgets", "still hasn't", "still haven't", "sat on", "sits on", "sit on", "isn't",
            "aren't", "wasn't",
            "weren't", "couldn't", "wouldn't", "had to", "promised", "stop", "dumps", "dumped",
        ],
        Never = ["never", "nothing", "hasn't", "haven't", "doesn't", "don't", "didn't", "nowhere", "no idea"],
        Blame =
        [
            "nobody in", "nobody from", "nobody at", "no one in", "no one from", "not one person in", "typical", "typical of", "it's on",
            "its on", "up to",
            "ignored by", "promised by", "forgotten by", "dumped on us by", "would it kill", "tell", "i expect", "waiting for",
            "waiting on", "thanks to",
            "where is", "where's", "blame",
        ],
        Sales = ["sales", "reps", "rep", "aes", "ae", "sdrs", "bdrs", "sdr", "bdr", "salespeople", "account execs", "account executives"],
        Marketing =
        [
            "marketing", "marketers", "demand gen", "demandgen", "mktg", "mkt", "mops", "marketing ops", "campaign team",
            "campaign people", "content team",
            "content people", "campaigns team", "growth team",
        ],
        Group =
        [
            "team", "teams", "guys", "folks", "people", "side", "department", "org", "leadership", "still", "just", "really", "also",
            "simply", "only", "has", "have", "had", "is", "are", "was", "were", "again", "even", "actually", "clearly", "apparently",
            "would",
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
        We = ["wir", "gemeinsam", "zusammen", "lasst uns", "lass uns", "beide", "uns beiden"],
        Both =
        [
            "zusammen", "gemeinsam", "gemeinsame", "gemeinsamen", "gemeinsamer", "lasst uns", "lass uns", "beide teams", "beide seiten",
            "uns beiden", "als ein team",
            "einigen wir uns", "machen wir", "treffen wir uns",
        ],
        Us = ["uns", "unser", "unsere", "unseren", "unserem", "unserer", "mir", "mein", "meine", "meinem"],
        Ought =
        [
            "sollte", "sollten", "soll", "sollen", "muss", "müssen", "müsste", "müssten", "nie", "niemals", "immer", "braucht", "brauchen",
            "will", "wollen", "weigert", "weigern", "ignoriert", "ignorieren", "vergisst", "vergessen", "kann nicht", "können nicht",
            "liefert nicht", "liefern nicht", "hätte", "hätten", "könnte", "könnten", "müsst", "solltet", "schafft es nicht",
            "macht nichts", "tut nichts",
            "meldet sich nicht", "reagiert nicht", "antwortet nicht", "soll endlich", "verspricht", "blockiert",
        ],
        Never = ["nie", "niemals", "nichts", "nix", "nicht", "kein", "keine", "keinen", "niemand", "keiner"],
        Blame =
        [
            "erwarte vom", "erwarte von", "typisch", "niemand aus dem", "keiner aus dem", "niemand im", "keiner im", "liegt am",
            "sache vom",
            "aufgabe vom", "job vom", "dank", "warten aufs", "warte aufs", "wartet aufs", "versprochen vom", "kann wer", "kann jemand",
        ],
        Sales =
        [
            "vertrieb", "vertriebler", "aussendienst", "außendienst", "verkauf", "verkäufer", "sales", "sdrs", "aes", "sdr", "bdrs",
            "vertriebsteam",
        ],
        Marketing =
        [
            "marketing", "marketer", "kampagnenteam", "kampagnenleute", "kampagnenleuten", "mktg", "mkt", "mops", "demand gen",
            "content team", "contentteam",
            "marketingteam",
        ],
        Group =
        [
            "team", "abteilung", "leute", "kollegen", "seite", "einfach", "auch", "eigentlich", "endlich", "mal", "doch", "längst",
            "schon", "hat", "haben",
            "wieder", "uns", "bitte", "erstmal", "halt", "ja", "wirklich", "dann", "sich",
        ],
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
        We = ["on", "ensemble", "nous deux", "et nous", "tous les deux", "en commun"],
        Both =
        [
            "ensemble", "en commun", "commun", "commune", "les deux équipes", "nos deux équipes", "tous les deux", "partagé", "partagée",
            "vous et nous",
            "vous et pour nous", "mettons nous", "on se met d'accord",
        ],
        Us = ["nous", "notre", "nos", "me", "mon", "ma", "mes"],
        Ought =
        [
            "devrait", "devraient", "doit", "doivent", "faut", "jamais", "toujours", "refuse", "refusent", "oublie", "oublient", "ignore",
            "ignorent", "veut", "veulent", "ne fait pas", "ne font pas", "ne suit pas", "ne suivent pas", "ne répond pas",
            "ne répondent pas", "aurait dû", "auraient dû", "aurait pu", "auraient pu", "devait", "devaient", "pourrait", "pourraient",
            "a oublié",
            "ont oublié", "feraient mieux", "ferait mieux", "refuse de", "n'a", "n'ont", "ne répond", "ne répondent", "ne fait",
            "ne font", "a l'air",
            "censé", "censés",
        ],
        Never = ["jamais", "rien", "aucun", "aucune", "personne", "toujours pas"],
        Blame =
        [
            "personne du", "personne au", "personne aux", "personne chez les", "typique du", "typique des", "c'est au", "c'est aux",
            "j'attends du", "fait par le",
            "oublié par le", "ignorés par les", "ignoré par les", "promis par le", "promise par le", "grâce au", "la faute du",
            "dire au", "dire aux", "faute des",
            "ils font quoi au",
        ],
        Sales =
        [
            "ventes", "commerciaux", "commercial", "vendeurs", "sales", "sdrs", "sdr", "commerce", "équipe commerciale", "équipe sales",
        ],
        Marketing =
        [
            "marketing", "marketeurs", "équipe com", "mktg", "mkt", "mops", "demand gen", "équipe demand gen", "équipe contenu",
            "gens des campagnes",
            "équipe marketing",
        ],
        Group =
        [
            "équipe", "équipes", "côté", "gens", "collègues", "vraiment", "aussi", "simplement", "ne", "n", "nous", "encore",
            "quand même", "enfin", "les",
            "toujours", "se", "s'en",
        ],
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
        We =
        [
            "nosotros", "nosotras", "juntos", "juntas", "debemos", "deberíamos", "tenemos", "tendríamos", "hagamos", "podríamos",
            "entre los dos", "pongámonos",
            "quedemos", "acordemos", "vamos a",
        ],
        Both =
        [
            "juntos", "juntas", "conjunta", "conjunto", "los dos equipos", "ambos equipos", "entre los dos", "compartido", "compartida",
            "pongámonos de acuerdo",
            "vosotros y nosotros", "ustedes y nosotros", "acordemos", "quedemos en",
        ],
        Us = ["nos", "nuestro", "nuestra", "nuestros", "nuestras", "a nosotros", "mi", "mis", "me"],
        Ought =
        [
            "debería", "deberían", "debe", "deben", "tiene que", "tienen que", "nunca", "siempre", "jamás", "ignora", "ignoran", "olvida",
            "olvidan", "quiere", "quieren", "no hace", "no hacen", "no llama", "no llaman", "no responde", "no responden", "no sigue",
            "no siguen", "debemos", "deberíamos", "tenemos que", "tendrían que", "tendría que", "tenía que", "tenían que", "podría",
            "podrían", "podía",
            "podían", "debía", "debían", "debió", "debieron", "hubiera", "hubieran", "no contesta", "no contestan", "se le olvidó",
            "se les olvidó",
            "se le olvida", "se les olvida", "deja de", "dejen de", "sigue sin", "siguen sin", "no manda", "no mandan", "no da",
            "no dan", "más les valdría",
            "más le valdría",
        ],
        Never = ["nunca", "jamás", "nada", "ningún", "ninguna", "nadie", "ni caso"],
        Blame =
        [
            "nadie de", "nadie en", "típico de", "típico de los de", "le toca a", "les toca a", "que se ocupe", "espero de",
            "prometido por", "ignorados por",
            "culpa de", "qué hacen en", "gracias a", "que lo haga",
        ],
        Sales = ["ventas", "comerciales", "vendedores", "sales", "sdrs", "sdr", "equipo comercial", "equipo de ventas"],
        Marketing =
        [
            "marketing", "mercadotecnia", "mercadeo", "mkt", "mktg", "mops", "demand gen", "equipo de contenidos", "equipo de marketing",
            "los de contenidos",
        ],
        Group =
        [
            "equipo", "equipos", "gente", "lado", "compañeros", "también", "simplemente", "realmente", "nos", "ya", "siempre", "se",
            "otra vez", "todavía", "aún",
        ],
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

using AlignBot.SlackSimulator;
using AlignBot.SlackSimulator.Model;

namespace AlignBot.Sandbox;

/// <summary>The people of the sandbox: a go-to-market team with its leaders, a guest, and two people from elsewhere.</summary>
static class GtmTeam
{
    public const string Channel = "CGTM";

    /// <summary>A channel without a program, of a team of its own: here a set-up can be tried.</summary>
    public const string EmptyChannel = "CMID";

    static readonly string[] InEmptyChannel = ["UNOOR", "UKIT", "USIV", "UMEI", "UTEO", "USOL", "UIDA", "UJAN", "UEVE"];

    static readonly string[] InChannel = ["UMORGAN", "URILEY", "UDANA", "UPRIYA", "UANA", "UBEN", "UTOM", "ULENA", "UGUS", AppUser];

    public const string AppUser = "U0ALIGNBOT";

    /// <summary>Fills an empty Slack with the team, its channels and what they last said.</summary>
    public static void Seed(Simulator slack)
    {
        slack.AddPerson("UMORGAN", "morgan", "Morgan Hale", title: "Head of revenue");
        slack.AddPerson("URILEY", "riley", "Riley Chen", title: "RevOps lead");
        slack.AddPerson("UDANA", "dana", "Dana Whitfield", title: "Sales leader");
        slack.AddPerson("UPRIYA", "priya", "Priya Raman", tz: "Europe/Berlin", title: "Marketing leader");
        slack.AddPerson("UANA", "ana", "Ana Torres", tz: "America/New_York", title: "Account executive");
        slack.AddPerson("UBEN", "ben", "Ben Osei", title: "Account executive");
        slack.AddPerson("UTOM", "tom", "Tom Becker", title: "Demand generation");
        slack.AddPerson("ULENA", "lena", "Lena Vogt", tz: "Europe/Berlin", title: "Content marketing");
        slack.AddPerson("UGUS", "gus", "Gus Park", PersonRole.Guest, title: "Agency, guest");
        slack.AddPerson("UOLA", "ola", "Ola Lind", title: "Finance, not in the GTM channel");
        slack.AddPerson("UXENIA", "xenia", "Xenia Moss", PersonRole.External, title: "Partner, another organisation");

        slack.AddPerson("UNOOR", "noor", "Noor Haddad", title: "CRO");
        slack.AddPerson("UKIT", "kit", "Kit Larsen", tz: "Europe/Copenhagen", title: "V.P. Sales, mid-market");
        slack.AddPerson("USIV", "siv", "Siv Dahl", tz: "Europe/Copenhagen", title: "Sales Director Nordics");
        slack.AddPerson("UMEI", "mei", "Mei Tanaka", tz: "Asia/Tokyo", title: "Head of Growth & Brand 🌱");
        slack.AddPerson("UTEO", "teo", "Teo Brandt", tz: "Europe/Berlin", title: "content | events");
        slack.AddPerson("USOL", "sol", "Sol Reyes", tz: "Europe/Copenhagen", title: "sales ops, CRM");
        slack.AddPerson("UIDA", "ida", "Ida Nowak", tz: "Europe/Copenhagen", title: "AE");
        slack.AddPerson("UJAN", "jan", "Jan Prins", tz: "Europe/Berlin");
        slack.AddPerson("UEVE", "eve", "Eve Moor", PersonRole.Guest, title: "VP Sales (freelance)");

        slack.AddChannel(Channel, "gtm-enterprise", InChannel, topic: "Sales and marketing, enterprise segment");
        slack.AddChannel(EmptyChannel, "gtm-mid-market", InEmptyChannel, topic: "Sales and marketing, mid-market. No program yet");
        slack.AddChannel("CGENERAL", "general", [.. InChannel, "UOLA"], topic: "Company-wide");
    }

    /// <summary>Talk to begin with, so that there is a message to raise a dispute from.</summary>
    public static void Chat(Simulator slack)
    {
        slack.AddMessage(Channel, "UTOM", "The October webinar brought 412 sign-ups. I have put all of them into the MQL count.");
        slack.AddMessage(Channel, "UANA", "412 people who clicked a link are not 412 qualified leads. My queue is full of them.");
        slack.AddMessage("CGENERAL", "URILEY", "AlignBot is in #gtm-enterprise now. Type /align help there to see what it does.");
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AlignBot.Artifacts.Cards;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.Artifacts;
using AlignBot.Domain.People;
using AlignBot.Domain.Time;
using AlignBot.Engine.ProgramFiles;
using NodaTime;

namespace AlignBot.Artifacts.Declared;

/// <summary>The section as lines: read with every mistake at its place, and written so that it reads back the same.</summary>
static class ArtifactLines
{
    /// <summary>As the file calls each kind, in the order of the enum.</summary>
    static readonly string[] Kinds =
        ["operating definition", "definition", "account list", "cadence", "scoreboard", "escalation path", "sla", "playbook", "incentives", "account plan"];

    public static List<DeclaredArtifact> Read(YamlCursor? section, ProgramFile file)
    {
        var list = new List<DeclaredArtifact>();
        var items = section?.Items().ToList() ?? [];
        if (items.Count > DeclaredArtifact.Most)
        {
            section!.Report(string.Create(CultureInfo.InvariantCulture, $"Here are {items.Count:N0} documents; a file holds {DeclaredArtifact.Most:N0}."));
            return list;
        }

        foreach (var item in items)
        {
            if (One(item, file.Members) is not { } artifact)
            {
                continue;
            }

            if (Double(artifact, list) is { } twice)
            {
                item.Report(artifact.Kind.IsOne() ? $"The {Kinds[(int)artifact.Kind]} stands here twice; a program has one." : $"'{artifact.Name}' or another of its names is that of '{twice.Name}', which stands here already; give it another name, or take one of them out.");
            }

            list.Add(artifact);
        }

        return list;
    }

    public static string Write(IReadOnlyList<DeclaredArtifact> artifacts, Roster roster)
    {
        if (artifacts.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("# Incentives, which few read, plans for single accounts, and audits do not stand in this file.\nartifacts:\n");
        foreach (var one in artifacts)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - kind: {Kinds[(int)one.Kind]}\n");
            Line(text, "name", one.Kind.IsOne() ? null : YamlText.Scalar(one.Name));
            Line(text, "aka", one.Aka is { } aka ? $"[{string.Join(", ", aka.Select(YamlText.Scalar))}]" : null);
            Line(text, "owner", one.Owner is { } owner ? FilePeople.Name(owner, roster) : null);
            Line(text, "definitions", one.Definitions is { } definitions ? FilePeople.Name(definitions, roster) : null);
            Line(text, "review", one.Review?.ToString(CultureInfo.InvariantCulture));
            Line(text, "due", one.Due is { } due ? YamlValues.Iso(due) : one.DueIn is { } days ? $"{days.ToString(CultureInfo.InvariantCulture)}wd" : null);
            Line(text, "authors", one.Authors is { } authors ? $"[{string.Join(", ", authors.Select(author => FilePeople.Name(author, roster)))}]" : null);
            Line(text, "draft", one.IsDraft ? "yes" : null);
            Line(text, "text", one.Text is { } written ? YamlText.Long(written, indent: 6) : null);
        }

        return text.ToString();
    }

    static void Line(StringBuilder text, string field, string? value)
    {
        if (value is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {field}: {value}\n");
        }
    }

    static DeclaredArtifact? One(YamlCursor item, IReadOnlyList<Member> members)
    {
        if (Kind(item.Field("kind")) is not { } kind)
        {
            return null;
        }

        var name = Name(item, kind);
        var aka = kind is ArtifactKind.Definition ? Aka(item.Field("aka", required: false)) : null;
        var owner = item.Field("owner", required: false).Person(members);
        var definitions = kind is ArtifactKind.OperatingDefinition ? item.Field("definitions", required: false).Person(members) : null;
        var review = Review(item.Field("review", required: false));
        var (due, dueIn) = Due(item.Field("due", required: false));
        var authors = kind is ArtifactKind.Playbook ? item.Field("authors", required: false)?.Items().Select(place => place.Person(members)).OfType<UserId>().Distinct().ToImmutableArray() : null;
        var place = item.Field("text", required: false);
        var text = place is null ? null : Text(place, kind);
        var draft = item.Field("draft", required: false);
        var isDraft = draft?.Text() is { } said && IsYes(said, draft);
        item.RefuseOthers();
        if (place is null && (aka is not null || isDraft))
        {
            item.Report("Other names, and that it is a draft, belong to a text: write 'text', or take them out.");
        }

        return name is null ? null : new DeclaredArtifact(kind, name)
        {
            Aka = aka,
            Owner = owner,
            Definitions = definitions,
            Review = review,
            Due = due,
            DueIn = dueIn,
            Authors = authors,
            Text = text,
            IsDraft = isDraft,
        };
    }

    static ArtifactKind? Kind(YamlCursor? place)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        var kind = Array.FindIndex(Kinds, one => one.Equals(text.Replace('-', ' '), StringComparison.OrdinalIgnoreCase));
        switch (kind)
        {
            case (int)ArtifactKind.Incentives:
                place.Report("Incentives do not stand in the file: few read them. Write them in Slack with /align artifacts.");
                return null;
            case (int)ArtifactKind.AccountPlan:
                place.Report("Plans for single accounts do not stand in the file. Write them in Slack with /align artifacts plans.");
                return null;
            case < 0:
                place.Report($"'{TextLimits.Cut(text, 30)}' is no kind of document; there are {string.Join(", ", DeclaredArtifact.Kinds.Select(one => Kinds[(int)one]))}.");
                return null;
            default:
                return (ArtifactKind)kind;
        }
    }

    /// <summary>Empty where the kind says all; null where what stands there is no name.</summary>
    static string? Name(YamlCursor item, ArtifactKind kind)
    {
        var place = item.Field("name", required: !kind.IsOne());
        if (kind.IsOne())
        {
            place?.Report($"A program has one {Kinds[(int)kind]}, which needs no name: take 'name' out.");
            return "";
        }

        if (place?.Text() is not { } name)
        {
            return null;
        }

        if (ArtifactText.WhyNotName(kind, name) is { } refusal)
        {
            place.Report(Say(refusal));
            return null;
        }

        return ArtifactText.Canonical(name);
    }

    static ImmutableArray<string>? Aka(YamlCursor? place)
    {
        if (place is null)
        {
            return null;
        }

        var names = place.Items().Select(one => one.Text()).OfType<string>().Select(ArtifactText.Canonical).Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        if (names.Length > ArtifactWorkflow.MostNames)
        {
            place.Report(Say(new ArtifactRefusal.TooManyNames(names.Length, ArtifactWorkflow.MostNames)));
        }

        foreach (var refusal in names.Select(name => ArtifactText.WhyNotName(ArtifactKind.Definition, name)).OfType<Refusal>())
        {
            place.Report(Say(refusal));
        }

        return names;
    }

    static string? Text(YamlCursor place, ArtifactKind kind)
    {
        if (kind.IsLiving())
        {
            place.Report($"The text of the {Kinds[(int)kind]} is made from its settings: take 'text' out.");
            return null;
        }

        if (place.Text() is not { } text)
        {
            return null;
        }

        var refusal = (kind is ArtifactKind.OperatingDefinition ? TextLimits.Check(FormField.ArtifactText, text, TextLimits.Line) : null) ?? ArtifactText.WhyNot(kind, text);
        if (refusal is null)
        {
            return text;
        }

        place.Report(Say(refusal));
        return null;
    }

    static int? Review(YamlCursor? place)
    {
        if (place?.Text() is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            place.Report($"'{TextLimits.Cut(text, 30)}' is not a number of working days, such as {Artifact.UsualReview}.");
            return null;
        }

        if (days is < ArtifactWorkflow.ShortestReview or > Artifact.LongestReview)
        {
            place.Report(Say(new ArtifactRefusal.ReviewOutOfRange(days, ArtifactWorkflow.ShortestReview, Artifact.LongestReview)));
        }

        return days;
    }

    /// <summary>A day, or working days from when the file is applied.</summary>
    static (LocalDate? On, int? In) Due(YamlCursor? place)
    {
        if (place?.Text() is not { } text || !Window.TryParse(text, out var length, out _))
        {
            return (place.Date(), null);
        }

        if (length is { Unit: WindowUnit.WorkingDays, Amount: > 0 and <= Artifact.LongestReview })
        {
            return (null, length.Amount);
        }

        place.Report($"'{TextLimits.Cut(text, 30)}' is no day; write a date as 2026-12-31, or working days as 10wd.");
        return default;
    }

    static bool IsYes(string text, YamlCursor place)
    {
        var isYes = text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        if (!isYes && !text.Equals("no", StringComparison.OrdinalIgnoreCase) && !text.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            place.Report($"'{TextLimits.Cut(text, 30)}' is neither yes nor no.");
        }

        return isYes;
    }

    static DeclaredArtifact? Double(DeclaredArtifact artifact, List<DeclaredArtifact> others)
    {
        var same = others.Where(other => other.Kind == artifact.Kind);
        return artifact.Kind.IsOne() ? same.FirstOrDefault()
            : artifact.Kind is ArtifactKind.Definition ? (artifact.Aka ?? []).Append(artifact.Name).Select(name => TermMatch.Find(name, same, DeclaredArtifact.Names)).FirstOrDefault(other => other is not null)
            : same.FirstOrDefault(other => ArtifactText.FoldedName(other.Name) == ArtifactText.FoldedName(artifact.Name));
    }

    static string Say(Refusal refusal) => ArtifactWords.Say(refusal, Roster.Empty, "the program");
}

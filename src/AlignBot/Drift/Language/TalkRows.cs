using AlignBot.Domain.Drift.Language;
using AlignBot.Domain.People;
using AlignBot.Engine.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using NodaTime.Text;

namespace AlignBot.Drift.Language;

/// <summary>How one function spoke in one week: counts alone.</summary>
sealed class TalkRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <summary>The week's Monday, as ISO text.</summary>
    public required string Week { get; set; }

    public Function Function { get; set; }
    public int Speakers { get; set; }
    public int Messages { get; set; }
    public int ThirdPerson { get; set; }
    public int Together { get; set; }

    /// <summary>By which this week's speakers are told apart; null once the week is over, so that nobody can be told any more.</summary>
    public byte[]? Salt { get; set; }

    public WeeklyTalk ToTalk() => new(Function, LocalDatePattern.Iso.Parse(Week).Value, Speakers, Messages, ThirdPerson, Together);
}

/// <summary>Somebody spoke in the week that is not over: a salted digest, and nothing of what they said. Gone once the week is.</summary>
sealed class SpeakerRow
{
    public int InstallationId { get; set; }
    public int ProgramId { get; set; }

    /// <inheritdoc cref="TalkRow.Week"/>
    public required string Week { get; set; }

    public Function Function { get; set; }

    /// <summary>Of the week's salt and the person.</summary>
    public required byte[] Digest { get; set; }
}

sealed class TalkConfiguration : IEntityTypeConfiguration<TalkRow>
{
    public void Configure(EntityTypeBuilder<TalkRow> table)
    {
        table.ToTable("drift_talk");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Week, row.Function });
        table.Property(row => row.Function).HasConversion<string>();
    }
}

sealed class SpeakerConfiguration : IEntityTypeConfiguration<SpeakerRow>
{
    public void Configure(EntityTypeBuilder<SpeakerRow> table)
    {
        table.ToTable("drift_speakers");
        table.HasKey(row => new { row.InstallationId, row.ProgramId, row.Week, row.Function, row.Digest });
        table.Property(row => row.Function).HasConversion<string>();
    }
}

/// <summary>The tables of this folder, and what is asked of them.</summary>
static class TalkTables
{
    public static IQueryable<TalkRow> Talk(AlignBotContext db, ProgramKey key) =>
        db.Set<TalkRow>().Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    public static IQueryable<SpeakerRow> Speakers(AlignBotContext db, ProgramKey key) =>
        db.Set<SpeakerRow>().Where(row => row.InstallationId == key.InstallationId && row.ProgramId == key.ProgramId);

    /// <summary>As it is stored.</summary>
    public static string Text(LocalDate week) => LocalDatePattern.Iso.Format(week);
}

using AlignBot.Domain;
using AlignBot.Domain.Scoreboard.Boards;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;
using AlignBot.Scoreboard.Storage;

namespace AlignBot.Scoreboard.Declared;

/// <summary>The <c>scoreboard:</c> section of a program file.</summary>
sealed class BoardSection(BoardDesk desk) : IProgramFileSection
{
    /// <summary>As a part of the file's changes.</summary>
    const string Part = "Scoreboard";

    static int IProgramFileSection.Order => 57;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format) =>
        file.With(DeclaredBoard.Part, BoardLines.Read(root.Field("scoreboard", required: false)));

    static async Task<ProgramInStanding> IProgramFileSection.AddAsync(AlignBotContext db, ProgramInStanding program)
    {
        var board = await BoardTables.BoardAsync(db, program.Program.Key);
        var ownZone = board?.Settings?.ZoneId == program.Program.Calendar.Zone.Id;
        return program with
        {
            Parts = program.Parts.With(
                DeclaredBoard.Part,
                board?.Settings is { } settings
                    ? new DeclaredBoard(ownZone ? settings with { ZoneId = "" } : settings, board.Targets, board.Rates)
                    : DeclaredBoard.None),
        };
    }

    static string IProgramFileSection.Write(ProgramInStanding program) => BoardLines.Write(program.Parts.Of(DeclaredBoard.Part));

    /// <summary>After the rest: who keeps it is of the file's people.</summary>
    ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        if (change.Of(DeclaredBoard.Part) is { Settings: not null } declared && !declared.Equals(change.Last(DeclaredBoard.Part)))
        {
            change.Afterwards(program => ApplyAsync(change, declared, program.Calendar.Zone.Id));
        }

        return ValueTask.CompletedTask;
    }

    async ValueTask ApplyAsync(ProgramFileChange change, DeclaredBoard declared, string zone)
    {
        var settings = declared.Settings!.ZoneId.Length == 0 ? declared.Settings with { ZoneId = zone } : declared.Settings;
        switch (await desk.ApplyAsync(change.Session, change.Key, new BoardCommand.SetUp(change.By, settings, declared.Targets, declared.Rates)))
        {
            case Outcome<Board>.Changed:
                change.Tell(Part, [$"It counts by the file's settings, definition {settings.DefinitionVersion}"]);
                break;
            case Outcome<Board>.Refused refused when change.Before is { } program:
                change.Tell(Part, [BoardWords.Say(refused.Why, program)]);
                break;
            default:
                break;
        }
    }
}

using AlignBot.AccountLists.Storage;
using AlignBot.Contracts;
using AlignBot.Domain;
using AlignBot.Domain.AccountLists;
using AlignBot.Engine.ProgramFiles;
using AlignBot.Engine.Storage;

namespace AlignBot.AccountLists.Declared;

/// <summary>The <c>list:</c> section of a program file.</summary>
sealed class ListSection(AccountListDesk desk, ISourceReadings sources) : IProgramFileSection
{
    /// <summary>As a part of the file's changes.</summary>
    const string Part = "Account list";

    static int IProgramFileSection.Order => 55;

    static ProgramFile IProgramFileSection.Read(YamlCursor root, ProgramFile file, ProgramFileFormat format) =>
        file.With(DeclaredList.Part, ListLines.Read(root.Field("list", required: false)));

    static async Task<ProgramInStanding> IProgramFileSection.AddAsync(AlignBotContext db, ProgramInStanding program)
    {
        var list = await ListTables.ListAsync(db, program.Program.Key);
        return program with { Parts = program.Parts.With(DeclaredList.Part, Of(list)) };
    }

    static string IProgramFileSection.Write(ProgramInStanding program) => program.Parts.Of(DeclaredList.Part) is { IsNone: false } declared
        ? ListLines.Write(new AccountList
        {
            Id = default,
            Program = default,
            Source = declared.Source,
            Mapping = declared.Mapping,
            Dates = declared.Dates,
            Pairs = declared.Pairs,
            Seconds = [.. declared.Compared.Select(second => new SecondList(second.Name, second.Source) { Mapping = second.Mapping })],
        })
        : "";

    /// <summary>After the rest: who keeps it is of the file's people.</summary>
    ValueTask IAppliedSection.ApplyAsync(ProgramFileChange change)
    {
        if (change.Of(DeclaredList.Part) is { IsNone: false } declared && !declared.Equals(change.Last(DeclaredList.Part)))
        {
            change.Afterwards(_ => ApplyAsync(change, declared));
        }

        return ValueTask.CompletedTask;
    }

    async ValueTask ApplyAsync(ProgramFileChange change, DeclaredList declared)
    {
        if (Unknown(declared) is { } unknown)
        {
            change.Tell(
                Part,
                [$"There is no source '{unknown}' on this server: "
                    + $"{(sources.Names.IsEmpty ? "none is set up" : $"there are {string.Join(", ", sources.Names)}")}. It stays as it was"]);
            return;
        }

        await SaidAsync(
            change, new AccountListCommand.SetUp(change.By, declared.Source, declared.Mapping, declared.Dates) { Pairs = declared.Pairs },
            $"It comes from {ListWords.Source(declared.Source)}");
        foreach (var second in declared.Compared)
        {
            await SaidAsync(
                change, new AccountListCommand.SetUpSecond(change.By, second.Name, second.Source, second.Mapping),
                $"{second.Name} is compared with it, from {ListWords.Source(second.Source)}");
        }
    }

    async ValueTask SaidAsync(ProgramFileChange change, AccountListCommand command, string done)
    {
        switch (await desk.ApplyAsync(change.Session, change.Key, command))
        {
            case Outcome<AccountList>.Changed:
                change.Tell(Part, [done]);
                break;
            case Outcome<AccountList>.Refused refused when change.Before is { } program:
                change.Tell(Part, [ListWords.Say(refused.Why, program)]);
                break;
            default:
                break;
        }
    }

    string? Unknown(DeclaredList declared) => new[] { declared.Source }.Concat(declared.Compared.Select(second => second.Source))
        .FirstOrDefault(source => source != AccountList.FromFiles && !sources.Names.Contains(source));

    static DeclaredList Of(AccountList? list) => list?.Source is { } source
        ? new DeclaredList(
            source, list.Mapping, list.Dates,
            [.. list.Seconds.Select(second => new DeclaredSecond(second.Name, second.Source, second.Mapping))])
        { Pairs = list.Pairs }
        : DeclaredList.None;
}

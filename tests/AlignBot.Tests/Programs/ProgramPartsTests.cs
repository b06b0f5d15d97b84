using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlignBot.Contracts;
using AlignBot.Engine.Programs;
using AlignBot.Tests.Harness;

namespace AlignBot.Tests.Programs;

/// <summary>What features keep with a program is read as it was always written, and one does not touch another's part.</summary>
public sealed class ProgramPartsTests
{
    /// <summary>As programs have had it from the beginning, and a part of a build that is newer than this.</summary>
    const string Stored = """{"Calendar":{"Version":3,"ZoneId":"Europe/London","Week":[],"Holidays":[]},"Scoreboard":{"Measures":["Pipeline"]},"Path":{"Version":2,"Categories":[],"Levels":[],"DefaultOutcome":"Finance decides."}}""";

    [Fact]
    public void Each_part_is_read_by_its_name()
    {
        var parts = ProgramParts.Read(Stored);

        Assert.Equal((3, "Europe/London"), (parts.Of(ProgramInfo.CalendarPart).Version, parts.Of(ProgramInfo.CalendarPart).ZoneId));
        Assert.Equal((2, "Finance decides."), (parts.Of(ProgramRules.PathPart).Version, parts.Of(ProgramRules.PathPart).DefaultOutcome));
        Assert.Equal(Stored, parts.Write());
    }

    [Fact]
    public void What_another_build_keeps_stays_where_it_is()
    {
        var parts = ProgramParts.Read(Stored);

        var changed = parts.With(ProgramRules.PathPart, parts.Of(ProgramRules.PathPart) with { Version = 4 });

        using var json = JsonDocument.Parse(changed.Write());
        Assert.Equal(["Calendar", "Scoreboard", "Path"], json.RootElement.EnumerateObject().Select(part => part.Name));
        Assert.Equal("Pipeline", json.RootElement.GetProperty("Scoreboard").GetProperty("Measures")[0].GetString());
        Assert.Equal((2, 4), (parts.Of(ProgramRules.PathPart).Version, ProgramParts.Read(changed.Write()).Of(ProgramRules.PathPart).Version));
    }

    [Fact]
    public void Where_nothing_is_said_the_usual_holds() =>
        Assert.Equal("as usual", ProgramParts.None.Of(new ProgramPart<string>("Nothing", JsonTypeInfo.CreateJsonTypeInfo<string>(JsonSerializerOptions.Default), "as usual")));

    [Fact]
    public void A_file_is_kept_as_it_always_was()
    {
        using var json = JsonDocument.Parse(GtmProgram.WithSeries.ToJson());

        Assert.Equal(["Workspace", "Channel", "Name", "Calendar", "Members", "Roles", "Path", "Series", "AccountList", "Measures", "Artifacts"], json.RootElement.EnumerateObject().Select(part => part.Name));
        Assert.Equal(GtmProgram.WithSeries.ToJson(), (GtmProgram.WithSeries with { Name = "" }).LastDeclared(GtmProgram.WithSeries.ToJson()).ToJson());
    }
}

using System.Collections.Immutable;
using AlignBot.Contracts;
using AlignBot.Domain.AccountLists;
using AlignBot.Domain.Records;
using AlignBot.Engine.Storage;
using AlignBot.Records.Storage;
using NodaTime;

namespace AlignBot.Records.Reading;

/// <summary>A reading that is under way, and what it is compared with.</summary>
/// <param name="Program">The program.</param>
/// <param name="Source">Of which source.</param>
/// <param name="At">Business time of its beginning.</param>
/// <param name="Before">The readings that count; null before the first. None of their rows has to be moved down any more.</param>
/// <param name="Accounts">The list as it stands.</param>
sealed record ReadingOf(ProgramKey Program, string Source, Instant At, RecordReadingRow? Before, KnownAccounts Accounts)
{
    /// <summary>Hears how many records were read so far.</summary>
    public Action<int>? Progress { get; init; }
}

/// <summary>A complete reading that is written, and counts for nothing yet.</summary>
/// <param name="Reading">Under which its rows stand.</param>
/// <param name="Number">Of the reading that it was compared with.</param>
/// <param name="Read">What it has.</param>
/// <param name="Written">Rows of it: new, changed and gone.</param>
/// <param name="New">Not known before.</param>
/// <param name="Changed">Known otherwise, or gone before.</param>
/// <param name="Gone">Known before, and not in it.</param>
/// <param name="OffList">Of what it has, how many name no account of the list.</param>
/// <param name="Why">What is odd about it; null where nothing is.</param>
sealed record Intake(Guid Reading, int Number, int Read, int Written, int New, int Changed, int Gone, int OffList, GuardReason? Why)
{
    /// <summary>Of what it has, how many took place so long ago that they are not kept.</summary>
    public int Old { get; init; }

    /// <summary>Ids of accounts that are not on the list, the first of them.</summary>
    public ImmutableArray<string> Unknown { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many opportunities moved, by what moved.</summary>
    public ImmutableSortedDictionary<OpportunityField, int> Moved { get; init; } = ImmutableSortedDictionary<OpportunityField, int>.Empty;

    /// <summary>The close dates that moved furthest out, each with its opportunity.</summary>
    public ImmutableArray<(string Opportunity, OpportunityMove Move)> Pushed { get; init => field = value.IsDefault ? [] : value; } = [];
}

using AlignBot.Contracts;
using AlignBot.Domain.Disputes.Paths;
using AlignBot.Domain.People;
using AlignBot.Engine.ProgramFiles;
using NodaTime;

namespace AlignBot.Policy;

/// <summary>What the linter says of a file's path.</summary>
sealed class PathFileFindings : IFileFindings
{
    public IEnumerable<string> Of(ProgramFile file, Roster roster, Instant now) =>
        PathLinter.Check(file.Path, roster, file.Calendar, now).Select(finding => PathFindings.Say(finding, roster));
}

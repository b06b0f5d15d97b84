using System.Text;
using AlignBot.Sources.Csv;
using FsCheck;
using FsCheck.Fluent;

namespace AlignBot.Sources.Tests.Csv;

public static class CsvPropertyTests
{
    public class WhenAnyTextsAreWrittenByTheStandard
    {
        static readonly Arbitrary<string> Cells = ArbMap.Default.ArbFor<string>().Generator
            .Where(text => text is not null).Select(text => text.Replace("\0", "", StringComparison.Ordinal))
            .SelectMany(
                text => Gen.Elements(text, text + ",\"" + text, "'" + text, text + "\r\n" + text, " " + text, "=\"" + text + "\"",
                    text + "ß漢🎈;\t|"))
            .Where(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text)
            .ToArbitrary();

        [Theory]
        [InlineData(',', "\n")]
        [InlineData(';', "\r\n")]
        [InlineData('\t', "\r")]
        public void They_are_read_as_they_were_but_for_space_around_them(char delimiter, string end)
        {
            Prop.ForAll(
                Cells.Generator.ListOf().ToArbitrary(), names => ReadsAsWritten([.. names], delimiter, end)).QuickCheckThrowOnFailure();
        }

        static bool ReadsAsWritten(string[] names, char delimiter, string end)
        {
            var text = new StringBuilder(string.Join(delimiter, "account_id", "name", "is_target", "tier", "note")).Append(end);
            for (var at = 0; at < names.Length; at++)
            {
                text.AppendJoin(
                    delimiter, $"A-{at}", "\"L\"", "true", "1",
                    $"\"{names[at].Replace("\"", "\"\"", StringComparison.Ordinal)}\"").Append(end);
            }

            var read = Given.Accounts(text.ToString()).AccountsAsync().GetAwaiter().GetResult();
            return read.Select(account => account.Offered["note"]).SequenceEqual(names.Select(CsvCell.Clean))
                && read.Select(account => account.Key).SequenceEqual(names.Select((_, at) => $"A-{at}"));
        }
    }

    public class WhenAFigureIsWritten
    {
        [Fact]
        public void One_mark_or_the_other_reads_it_back_and_no_evidence_contradicts_its_own_mark()
        {
            Prop.ForAll<int, byte>((cents, style) =>
            {
                var figure = cents / 100m;
                var grouped = style % 2 == 0;
                var point = figure.ToString(grouped ? "#,0.00" : "0.00", System.Globalization.CultureInfo.InvariantCulture);
                var comma = string.Concat(point.Select(letter => letter switch { ',' => '.', '.' => ',', _ => letter }));
                return Figures.Read(point, DecimalMark.Point)?.Figure == figure && Figures.Read(comma, DecimalMark.Comma)?.Figure == figure
                    && Figures.Evidence(point) == FigureEvidence.Point && Figures.Evidence(comma) == FigureEvidence.Comma;
            }).QuickCheckThrowOnFailure();
        }
    }

    public class WhenBytesAreAnything
    {
        [Fact]
        public void A_look_ends_with_a_sentence_and_never_with_an_exception()
        {
            Prop.ForAll<byte[]>(bytes =>
            {
                byte[] content = [.. Encoding.UTF8.GetBytes(Given.AccountHeader), .. bytes, .. "\nA-1,L,,true,1\n"u8];
                var look = Given.Accounts(content).LookAsync().GetAwaiter().GetResult();
                var bare = Given.Accounts(bytes).LookAsync().GetAwaiter().GetResult();
                return (look.CanBeRead || look.Troubles.Length > 0 || look.Questions.Length > 0)
                    && (bare.CanBeRead || bare.Troubles.Length > 0);
            }).QuickCheckThrowOnFailure();
        }
    }
}

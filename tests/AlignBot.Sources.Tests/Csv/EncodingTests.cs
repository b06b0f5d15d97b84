using System.Text;
using AlignBot.Sources.Csv;

namespace AlignBot.Sources.Tests.Csv;

public static class EncodingTests
{
    const string Text = "account_id,name,domain,is_target,tier\nA-1,Müller & Søn,müller.example,true,1\n";

    static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public class WhenAFileIsText
    {
        public static TheoryData<string, byte[], CsvEncoding> Ways => new()
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Text), CsvEncoding.Utf8 },
            { "UTF-8 with its mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], CsvEncoding.Utf8 },
            { "UTF-16 with its mark", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], CsvEncoding.Utf16LittleEndian },
            { "UTF-16 without", Encoding.Unicode.GetBytes(Text), CsvEncoding.Utf16LittleEndian },
            { "UTF-16 the other way with its mark", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)], CsvEncoding.Utf16BigEndian },
            { "UTF-16 the other way without", Encoding.BigEndianUnicode.GetBytes(Text), CsvEncoding.Utf16BigEndian },
            { "Windows-1252", Western.GetBytes(Text), CsvEncoding.Windows1252 },
        };

        [Theory]
        [MemberData(nameof(Ways))]
        public async Task Its_letters_are_read_right_and_the_encoding_is_shown(string way, byte[] bytes, CsvEncoding encoding)
        {
            var look = await Given.Accounts(bytes).LookAsync();
            var accounts = await Given.Accounts(bytes).AccountsAsync();

            Assert.Equal((way, encoding), (way, look.Encoding));
            Assert.Equal(("A-1", "Müller & Søn"), (accounts.Single().Key, accounts.Single().Name));
        }

        [Fact]
        public async Task A_guessed_encoding_is_said()
        {
            var look = await Given.Accounts(Western.GetBytes(Text)).LookAsync();

            Assert.Contains("The file is read as Windows-1252 (the first letter that shows it is on line 2). "
                + "Look whether names with accents are right.", look.Notes);
        }

        [Fact]
        public async Task An_encoding_that_somebody_chose_is_not_guessed()
        {
            var accounts = await Given.Accounts(Encoding.UTF8.GetBytes(Text)).With(new CsvChoices { Encoding = CsvEncoding.Windows1252 }).AccountsAsync();

            Assert.Equal("MÃ¼ller & SÃ¸n", accounts.Single().Name);
        }

        [Fact]
        public async Task A_letter_that_lies_across_two_chunks_is_one_letter()
        {
            var lines = string.Concat(Enumerable.Range(0, 40_000).Select(at => $"A-{at},Øé漢🎈{at},,true,1\n"));

            var look = await Given.Lines(lines).LookAsync();

            Assert.Equal((CsvEncoding.Utf8, 40_000, true), (look.Encoding, look.Lines, look.CanBeRead));
        }
    }

    public class WhenBytesAreDamaged
    {
        [Fact]
        public async Task A_single_bad_byte_in_utf_8_is_named_with_its_line_and_nothing_is_read()
        {
            var bytes = Encoding.UTF8.GetBytes(Text + "A-2,Øst X,,true,2\nA-3,Ærø,,true,2\n");
            bytes[Array.IndexOf(bytes, (byte)'X')] = 0xE9;

            var look = await Given.Accounts(bytes).LookAsync();

            Assert.StartsWith("The file is in UTF-8, but 1 of its bytes are "
                + "not (line 3)", Assert.Single(look.Troubles), StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_letter_that_the_end_of_the_file_cuts_is_one_too()
        {
            var bytes = Encoding.UTF8.GetBytes(Text + "A-2,Ø");

            var look = await Given.Accounts(bytes[..^1]).LookAsync();

            Assert.Contains("(line 3)", Assert.Single(look.Troubles), StringComparison.Ordinal);
        }

        [Fact]
        public async Task Bytes_of_neither_encoding_are_refused()
        {
            var look = await Given.Accounts([.. Encoding.Latin1.GetBytes("account_id,name,domain,is_target,tier\nA-1,S"), 0x90, .. "TIO,,true,1\n"u8]).LookAsync();

            Assert.Equal("The file is neither in UTF-8 nor in Windows-1252. Save it as 'CSV UTF-8'.", Assert.Single(look.Troubles));
        }

        [Fact]
        public async Task Zero_bytes_are_no_text()
        {
            var look = await Given.Lines("A-1,Lark\0field,,true,1\n").LookAsync();

            Assert.StartsWith("The file has zero bytes (the first on line 2)", Assert.Single(look.Troubles), StringComparison.Ordinal);
        }
    }

    public class WhenAFileIsSomethingElse
    {
        public static TheoryData<byte[], string> Others => new()
        {
            { [.. "PK\x03\x04"u8, .. new byte[30], .. "xl/worksheets/sheet1.xml"u8], "Excel workbook (.xlsx)" },
            { [.. "PK\x03\x04"u8, .. new byte[30], .. "accounts.csv"u8], "zip archive" },
            { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "Excel workbook (.xls)" },
            { "\r\n<html><body><table><tr><td>account_id</td>"u8.ToArray(), "web page" },
            { [.. Encoding.UTF8.Preamble, .. "<?xml version='1.0'?><Workbook>"u8], "web page" },
            { "%PDF-1.7\n"u8.ToArray(), "PDF" },
            { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "picture" },
            { [0xFF, 0xD8, 0xFF, 0xE0], "picture" },
            { [0x1F, 0x8B, 0x08, 0x00], "compressed" },
            { "[\n  {\"account_id\": \"A-1\"}]"u8.ToArray(), "JSON" },
            { "{ \"accounts\": [] }"u8.ToArray(), "JSON" },
            { [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32" },
        };

        [Theory]
        [MemberData(nameof(Others))]
        public async Task A_sentence_says_what_it_is(byte[] bytes, string named)
        {
            var look = await Given.Accounts(bytes).LookAsync();

            Assert.Contains(named, Assert.Single(look.Troubles), StringComparison.Ordinal);
        }
    }
}

using System.Text;
using AlignBot.Slack.Inbound;
using AlignBot.Slack.WebApi;
using FsCheck;
using FsCheck.Fluent;

namespace AlignBot.Slack.Tests.Inbound;

public static class FormReaderTests
{
    static List<(string Name, string Value)> Read(string form)
    {
        List<(string, string)> fields = [];
        var reader = new FormReader(Encoding.UTF8.GetBytes(form));
        while (reader.Read())
        {
            fields.Add((Encoding.UTF8.GetString(reader.Name), reader.Value));
        }

        return fields;
    }

    public class AnyText
    {
        [Fact]
        public void Comes_through_as_it_was_encoded() => Prop.ForAll<NonNull<string>>(text =>
        {
            var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));

            return Read("text=" + Uri.EscapeDataString(whole)).Single().Value == whole;
        }).QuickCheckThrowOnFailure();

        [Fact]
        public void Written_by_this_library_comes_through() => Prop.ForAll<NonNull<string>>(text =>
        {
            var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));
            using var content = new FormWriter().Add("text", whole).Add("limit", 5).Content;

            var fields = Read(content.ReadAsStringAsync().GetAwaiter().GetResult());

            return fields.SequenceEqual([("text", whole), ("limit", "5")]);
        }).QuickCheckThrowOnFailure();

        [Fact]
        public void Of_any_bytes_is_read_without_harm() => Prop.ForAll<byte[]>(bytes =>
        {
            var reader = new FormReader(bytes);
            var length = 0;
            while (reader.Read())
            {
                length += reader.Value.Length;
            }

            return length <= bytes.Length;
        }).QuickCheckThrowOnFailure();

        [Fact]
        public void Of_great_length_comes_through()
        {
            var text = string.Concat(Enumerable.Repeat("ü & ", 3000));

            Assert.Equal(text, Read("text=" + Uri.EscapeDataString(text)).Single().Value);
        }
    }

    public class AField
    {
        [Theory]
        [InlineData("a=1&b=2", 2)]
        [InlineData("&&a=1&&", 1)]
        [InlineData("a", 1)]
        [InlineData("=", 1)]
        [InlineData("", 0)]
        [InlineData("&", 0)]
        public void Stands_between_ampersands(string form, int fields) => Assert.Equal(fields, Read(form).Count);

        [Fact]
        public void Keeps_what_follows_its_first_equals_sign() => Assert.Equal([("a", "b=c")], Read("a=b=c"));
    }
}

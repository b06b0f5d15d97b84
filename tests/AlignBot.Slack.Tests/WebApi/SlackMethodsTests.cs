using System.Reflection;
using AlignBot.Slack.WebApi;

namespace AlignBot.Slack.Tests.WebApi;

public static class SlackMethodsTests
{
    public class TheTable
    {
        [Fact]
        public void Has_every_method_once()
        {
            var fields = typeof(SlackMethods).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => (SlackMethod)field.GetValue(null)!).ToList();

            Assert.Equal(fields.Select(method => method.Name).Order(), SlackMethods.All.Select(method => method.Name).Order());
            Assert.Equal(SlackMethods.All.Count, SlackMethods.All.Select(method => method.Name).Distinct().Count());
        }

        [Fact]
        public void Names_each_field_after_its_method() => Assert.All(
            typeof(SlackMethods).GetFields(BindingFlags.Public | BindingFlags.Static),
            field => Assert.Contains(
                field.Name.ToUpperInvariant(),
                (string[])[
                    ((SlackMethod)field.GetValue(null)!).Name.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant(),
                    ((SlackMethod)field.GetValue(null)!).Name.Replace(".v2", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).ToUpperInvariant(),
                ]));

        [Fact]
        public void Says_what_may_not_be_repeated_blindly() => Assert.All(
            (SlackMethod[])[SlackMethods.ChatPostMessage, SlackMethods.ChatPostEphemeral, SlackMethods.ChatScheduleMessage, SlackMethods.ViewsOpen, SlackMethods.OAuthAccess],
            method => Assert.False(method.RepeatIsSafe));

        [Fact]
        public void Has_scopes_in_Slacks_form() => Assert.All(
            SlackMethods.All.SelectMany(method => method.Scopes), scope => Assert.Matches(@"^[a-z]+:[a-z]+(\.[a-z]+)?$", scope));
    }
}

using System.Reflection;
using System.Xml.Linq;
using AlignBot.Slack.WebApi;

namespace AlignBot.Slack.Tests.WebApi;

/// <summary>Conventions that hold for every Web API method.</summary>
public static class ApiLintTests
{
    static readonly IReadOnlyList<MethodInfo> Calls =
    [
        .. typeof(SlackApi).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(SlackApi).Namespace && type.Name.EndsWith("Api", StringComparison.Ordinal) && type != typeof(SlackApi))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType.IsAssignableTo(typeof(Task))),
    ];

    static readonly Dictionary<string, XElement> Docs = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "AlignBot.Slack.xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    static XElement DocsOf(MethodInfo method)
    {
        var name = $"M:{method.DeclaringType!.FullName}.{method.Name}(";

        return Docs.First(member => member.Key.StartsWith(name, StringComparison.Ordinal)).Value;
    }

    public class EachMethod
    {
        [Fact]
        public void Links_the_page_that_documents_it() => Assert.All(
            Calls, method => Assert.Contains("https://docs.slack.dev/", DocsOf(method).Element("remarks")?.Value ?? "", StringComparison.Ordinal));

        [Fact]
        public void Can_be_given_up() => Assert.All(
            Calls, method => Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType));

        [Fact]
        public void Is_in_a_group_of_SlackApi_or_SlackApis()
        {
            var groups = typeof(SlackApi).GetProperties().Concat(typeof(SlackApis).GetProperties()).Select(group => group.PropertyType)
                .Concat(typeof(SlackApis).GetMethods().Select(method => method.ReturnType));

            Assert.All(Calls, method => Assert.Contains(method.DeclaringType!, groups));
        }

        [Fact]
        public void Documented_by_its_own_page_is_in_the_table()
        {
            var pages = Calls.Select(method => DocsOf(method).Element("remarks")!.Value)
                .Where(text => text.Contains("/reference/methods/", StringComparison.Ordinal))
                .Select(text => text[(text.IndexOf("/methods/", StringComparison.Ordinal) + 9)..].Split(' ', '\n')[0].TrimEnd('.'));

            Assert.All(pages, page => Assert.Contains(page, SlackMethods.All.Select(method => method.Name)));
        }
    }
}

using Xunit.Abstractions;
using Xunit.Sdk;

namespace AlignBot.Tests.Harness;

/// <summary>A fact that holds on every database. In a class marked <see cref="NeedsPostgreSqlAttribute"/> it is skipped, with the reason,
/// where there is no PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("AlignBot.Tests.Harness.RecordFactDiscoverer", "AlignBot.Tests")]
public sealed class RecordFactAttribute : FactAttribute;

/// <summary>The tests of this class run on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgreSqlAttribute : Attribute;

/// <summary>xunit 2 decides about skipping when it discovers a test, so this is where the class is asked what it needs.</summary>
public sealed class RecordFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new RecordTestCase(messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

sealed class RecordTestCase : XunitTestCase
{
    [Obsolete("Called by the deserializer only.")]
    public RecordTestCase()
    {
    }

    public RecordTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgreSqlAttribute)).Any() ? PostgreSqlServer.SkipReason : null;
}

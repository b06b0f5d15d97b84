namespace AlignBot.Sources.Tests;

public class SecretRefTests
{
    [Fact]
    public void A_secret_typed_in_place_of_a_reference_is_refused_and_not_repeated()
    {
        var refused = Assert.Throws<SourceException>(() => SecretRef.Parse("hunter2-hunter2", "Sources:crm:ClientSecret"));

        Assert.Equal(SourceFaultKind.Config, refused.Fault.Kind);
        Assert.Contains("Sources:crm:ClientSecret", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_anew_each_time_without_its_last_line_break()
    {
        var path = Path.GetTempFileName();
        var secret = SecretRef.Parse("file:" + path, "x");
        File.WriteAllText(path, "first\n");
        var first = secret.Read();
        File.WriteAllText(path, "second\r\n");

        Assert.Equal("first", first);
        Assert.Equal("second", secret.Read());
        Assert.Equal("file:" + path, secret.ToString());
        File.Delete(path);
    }

    [Fact]
    public void What_is_not_there_says_where_it_was_looked_for()
    {
        var missing = Assert.Throws<SourceException>(() => SecretRef.Parse("env:ALIGNBOT_NO_SUCH_SECRET", "x").Read());

        Assert.Equal(SourceFaultKind.Auth, missing.Fault.Kind);
        Assert.Contains("env:ALIGNBOT_NO_SUCH_SECRET", missing.Message, StringComparison.Ordinal);
    }
}

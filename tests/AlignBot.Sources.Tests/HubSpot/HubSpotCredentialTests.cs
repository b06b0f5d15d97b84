using AlignBot.SourceSimulators.HubSpot;

namespace AlignBot.Sources.Tests.HubSpot;

public class HubSpotCredentialTests
{
    static readonly (string, string?)[] ByList = [("Accounts:ListId", "41")];

    [Fact]
    public async Task A_key_that_was_rotated_is_read_anew_without_a_restart()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(2);
        await using var source = bench.Open(ByList);
        await bench.AccountsAsync(source);
        bench.Hub.Tokens.RemoveKey(HubSpotBench.Key);
        bench.Hub.Tokens.AddKey("pat-na1-the-next-key");
        await File.WriteAllTextAsync(bench.KeyFile, "pat-na1-the-next-key\n");

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(2, accounts.Count);
    }

    [Fact]
    public async Task A_key_that_is_not_taken_is_tried_twice_and_never_said()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Hub.Tokens.RemoveKey(HubSpotBench.Key);
        await using var source = bench.Open(ByList);

        var failure = await Assert.ThrowsAsync<SourceException>(() => bench.AccountsAsync(source));

        Assert.Equal((SourceFaultKind.Auth, "INVALID_AUTHENTICATION"), (failure.Fault.Kind, failure.Fault.Code));
        Assert.Contains("Sources:crm:Token", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, bench.Hub.Calls.Count);
        Assert.DoesNotContain(HubSpotBench.Key, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(HubSpotBench.Key, bench.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_HubSpot_repeats_is_cut_out_of_its_words()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.Hub.Faults.On("/owners", HubSpotFault.Status(400, $$"""{"message":"the token {{HubSpotBench.Key}} is odd"}"""));
        await using var source = bench.Open(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.DoesNotContain(HubSpotBench.Key, fault.Message, StringComparison.Ordinal);
        Assert.Contains("is odd", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/memberships", 1)]
    [InlineData("/batch/read", 0)]
    public async Task A_401_in_the_middle_is_renewed_once_and_the_reading_goes_on(string path, int skip)
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(5);
        bench.Hub.RowsPerPage = 2;
        bench.Hub.Faults.On(path, HubSpotFault.ExpiredToken, skip);
        await using var source = bench.OpenApp(ByList);

        var accounts = await bench.AccountsAsync(source);

        Assert.Equal(5, accounts.Count);
        Assert.Equal(2, bench.Hub.Tokens.Renewals);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_ends_the_reading()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        bench.Hub.Faults.On("/memberships", HubSpotFault.ExpiredToken, times: -1);
        await using var source = bench.OpenApp(ByList);

        var fault = await bench.AccountsFaultAsync(source);

        Assert.Equal((SourceFaultKind.Auth, "EXPIRED_AUTHENTICATION"), (fault.Kind, fault.Code));
        Assert.Equal(2, bench.Hub.Calls.Count(call => call.Contains("/memberships", StringComparison.Ordinal)));
        Assert.Contains("install it again", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_not_used_in_its_last_minute()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(1);
        await using var source = bench.OpenApp(ByList);
        await bench.AccountsAsync(source);
        bench.Time.Advance(TimeSpan.FromMinutes(29.5));

        await bench.AccountsAsync(source);

        Assert.Equal(2, bench.Hub.Tokens.Renewals);
    }

    [Fact]
    public async Task Readings_at_once_share_one_renewal()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(3);
        bench.Hub.Tokens.Rotates = true;
        await using var source = bench.OpenApp(ByList);

        var readings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bench.AccountsAsync(source)));

        Assert.All(readings, accounts => Assert.Equal(3, accounts.Count));
        Assert.Equal(1, bench.Hub.Tokens.Renewals);
    }

    [Fact]
    public async Task Readings_at_once_whose_token_is_taken_back_share_one_renewal_more()
    {
        await using var bench = await HubSpotBench.StartAsync();
        bench.SeedTargets(3);
        bench.Hub.Tokens.Rotates = true;
        await using var source = bench.OpenApp(ByList);
        await bench.AccountsAsync(source);
        bench.Hub.Tokens.EndAll();

        var readings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bench.AccountsAsync(source)));

        Assert.All(readings, accounts => Assert.Equal(3, accounts.Count));
        Assert.Equal(2, bench.Hub.Tokens.Renewals);
    }

    [Fact]
    public async Task A_refresh_token_that_is_not_taken_says_so_and_neither_secret()
    {
        await using var bench = await HubSpotBench.StartAsync();
        await using var source = bench.OpenApp([.. ByList, ("RefreshToken", "file:" + bench.FileOf("dead", "refresh-token-of-old"))]);

        var failure = await Assert.ThrowsAsync<SourceException>(() => bench.AccountsAsync(source));

        Assert.Equal((SourceFaultKind.Auth, "BAD_REFRESH_TOKEN"), (failure.Fault.Kind, failure.Fault.Code));
        Assert.Contains("Install the app in HubSpot again", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-token-of-old", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Hub.Tokens.ClientSecret, failure.ToString() + bench.Log, StringComparison.Ordinal);
        Assert.Single(bench.Hub.Calls);
    }

    public class WhenHubSpotRotatesTheRefreshToken
    {
        [Fact]
        public async Task Without_a_file_it_is_held_in_memory_and_said()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(1);
            bench.Hub.Tokens.Rotates = true;
            await using var source = bench.OpenApp(ByList);
            var run = bench.Run();
            await bench.AccountsAsync(source, run);
            bench.Time.Advance(TimeSpan.FromHours(2));

            var accounts = await bench.AccountsAsync(source);

            Assert.Single(accounts);
            Assert.Equal(2, bench.Hub.Tokens.Renewals);
            Assert.Contains(run.Notes, note => note.Contains("RefreshTokenFile", StringComparison.Ordinal));
        }

        [Fact]
        public async Task With_a_file_it_survives_a_restart()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(1);
            bench.Hub.Tokens.Rotates = true;
            (string, string?)[] settings = [.. ByList, ("RefreshTokenFile", bench.FileOf("kept"))];
            var first = bench.Hub.Tokens.RefreshToken;
            await using (var source = bench.OpenApp(settings))
            {
                await bench.AccountsAsync(source);
            }
            await using var restarted = bench.OpenApp([.. settings, ("RefreshToken", "file:" + bench.FileOf("first", first))]);
            var run = bench.Run();

            var accounts = await bench.AccountsAsync(restarted, run);

            Assert.Single(accounts);
            Assert.Empty(run.Notes);
            Assert.Equal(bench.Hub.Tokens.RefreshToken, await File.ReadAllTextAsync(bench.FileOf("kept")));
        }

        [Fact]
        public async Task A_file_with_a_dead_one_gives_way_to_what_was_configured_anew()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(1);
            await using var source = bench.OpenApp(
                [.. ByList, ("RefreshTokenFile", bench.FileOf("kept", "refresh-token-of-the-app-before"))]);

            var accounts = await bench.AccountsAsync(source);

            Assert.Single(accounts);
            Assert.Equal(2, bench.Hub.Calls.Count(call => call.Contains("/oauth/", StringComparison.Ordinal)));
        }

        [Fact]
        public async Task A_file_that_cannot_be_written_is_said_while_there_is_time()
        {
            await using var bench = await HubSpotBench.StartAsync();
            bench.SeedTargets(1);
            bench.Hub.Tokens.Rotates = true;
            await using var source = bench.OpenApp([.. ByList, ("RefreshTokenFile", bench.FileOf("no-such-folder/kept"))]);
            var run = bench.Run();

            var accounts = await bench.AccountsAsync(source, run);

            Assert.Single(accounts);
            Assert.Contains(run.Notes, note => note.Contains("can't be written", StringComparison.Ordinal));
        }
    }
}

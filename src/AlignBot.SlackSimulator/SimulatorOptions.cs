namespace AlignBot.SlackSimulator;

public sealed record SimulatorOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }
    public string TeamId { get; init; } = "T0ACME";
    public string TeamName { get; init; } = "Acme";
    public string TeamDomain { get; init; } = "acme";
    /// <summary>A workspace that is there already: this one is of the same Slack, with the same Web API and the same time, and a page of its own.</summary>
    public Simulator? Beside { get; init; }
    /// <summary>Fills an empty workspace; runs at start and on reset, not when <see cref="DataFile"/> brought one back.</summary>
    public Action<Simulator>? Seed { get; init; }
    /// <summary>Business time at start; null means real time.</summary>
    public DateTimeOffset? StartAt { get; init; }
    /// <summary>Whether business time flows at start.</summary>
    public bool ClockRunning { get; init; } = true;
    public bool EnforceLimits { get; init; } = true;
    /// <summary>1 is Slack's own pace; 0.01 makes rate windows and event retries a hundred times shorter.</summary>
    public double LimitScale { get; init; } = 1;
    /// <summary>How long an answer of the app is waited for. Slack's own is three seconds.</summary>
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(3);
    /// <summary>How long a trigger_id opens a view. Slack's own is three seconds.</summary>
    public TimeSpan TriggerLife { get; init; } = TimeSpan.FromSeconds(3);
    /// <summary>Where the workspace and the turned clock are kept between runs; null keeps nothing.</summary>
    public string? DataFile { get; init; }
    /// <summary>A folder with the page's files, served instead of the embedded ones while the page is worked on.</summary>
    public string? PageFolder { get; init; }
    /// <summary>Buttons of the host's own under the page's clock.</summary>
    public IReadOnlyList<HostButton> Buttons { get; init; } = [];
    /// <summary>Real time: signatures, triggers, response_urls and rate limits.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;
}

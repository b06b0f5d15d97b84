namespace AlignBot.SlackSimulator;

/// <summary>A button that whoever runs the simulator adds to the page's clock, such as 'to the next deadline'.</summary>
/// <param name="Press">does it; gives null when done, or a sentence that says why it can't be</param>
public sealed record HostButton(string Label, Func<Simulator, CancellationToken, Task<string?>> Press);

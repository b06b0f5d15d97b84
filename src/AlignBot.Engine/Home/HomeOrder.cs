namespace AlignBot.Engine.Home;

/// <summary>What stands where on Home: first what its reader has to do, then how things stand, last what is only to be known.</summary>
public static class HomeOrder
{
    /// <summary>What waits for the reader.</summary>
    public const int Waiting = 0;

    /// <summary>What needs attention.</summary>
    public const int Attention = 10;

    /// <summary>What is open.</summary>
    public const int Open = 20;

    /// <summary>What comes next.</summary>
    public const int Next = 30;

    /// <summary>Small print: what is counted.</summary>
    public const int Counted = 40;

    /// <summary>Where one goes from here.</summary>
    public const int Signposts = 50;
}

namespace AlignBot.SourceSimulators.Salesforce;

/// <summary>How a local Salesforce begins.</summary>
public sealed record SalesforceOptions
{
    /// <summary>0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>The consumer key and secret of the one external client app.</summary>
    public string ClientId { get; init; } = "local-consumer-key";

    public string ClientSecret { get; init; } = "local-consumer-secret";

    /// <summary>The user that the app runs as.</summary>
    public string Username { get; init; } = "alignbot@corp.example";

    /// <summary>The public key of the certificate for JWT bearer, PEM. Null: that flow is refused.</summary>
    public string? PublicKey { get; init; }

    /// <summary>Stamps and date literals go by it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

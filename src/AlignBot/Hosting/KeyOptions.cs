namespace AlignBot.Hosting;

/// <summary>Where the keys are kept that encrypt what browsers are handed.</summary>
sealed record KeyOptions
{
    /// <summary>A folder in place of the database: one that all replicas see, and that is in nobody's backup of the record. Null: the database.</summary>
    public string? Folder { get; init; }

    /// <summary>A file with a certificate and its private key (PKCS #12) that encrypts the keys where they are kept. Null: they lie there as they are.</summary>
    public string? Certificate { get; init; }

    /// <summary>Opens <see cref="Certificate"/>.</summary>
    public string? CertificatePassword { get; init; }
}

namespace AlignBot.Sources;

/// <summary>A reading that did not come about. Nothing that was read before it may be taken for the whole.</summary>
public sealed class SourceException : Exception
{
    public SourceException(SourceFault fault, Exception? inner = null)
        : base(fault.Message, inner)
    {
        Fault = fault;
    }

    public SourceException(SourceFaultKind kind, string message, Exception? inner = null)
        : this(new SourceFault(kind, message), inner)
    {
    }

    public SourceFault Fault { get; }
}

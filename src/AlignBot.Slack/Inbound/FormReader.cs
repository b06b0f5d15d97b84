using System.Buffers;
using System.Text;

namespace AlignBot.Slack.Inbound;

/// <summary>Reads <c>application/x-www-form-urlencoded</c> straight from its bytes, one field after the other.</summary>
/// <remarks>Takes <c>+</c>, <c>%20</c> and raw spaces alike. A broken escape stands for itself: a body is never refused for it.</remarks>
ref struct FormReader(ReadOnlySpan<byte> form)
{
    ReadOnlySpan<byte> rest = form;

    /// <summary>The field's name as it stands; Slack's names hold no escapes.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The field's value, still encoded.</summary>
    public ReadOnlySpan<byte> Raw { get; private set; }

    /// <summary>The field's value.</summary>
    public readonly string Value => Decode(Raw);

    /// <summary>Goes to the next field.</summary>
    public bool Read()
    {
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'&');
            var field = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (field.IsEmpty)
            {
                continue;
            }

            var equals = field.IndexOf((byte)'=');
            Name = equals < 0 ? field : field[..equals];
            Raw = equals < 0 ? default : field[(equals + 1)..];

            return true;
        }

        return false;
    }

    /// <summary>Decodes a value into <paramref name="target"/>, which must be as long as the encoded value.</summary>
    public static int Decode(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var written = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var b = raw[i];
            if (b == '+')
            {
                b = (byte)' ';
            }
            else if (b == '%' && i + 2 < raw.Length && Hex(raw[i + 1]) is >= 0 and var high && Hex(raw[i + 2]) is >= 0 and var low)
            {
                b = (byte)((high << 4) | low);
                i += 2;
            }

            target[written++] = b;
        }

        return written;
    }

    static string Decode(ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty)
        {
            return "";
        }

        if (!raw.ContainsAny((byte)'+', (byte)'%'))
        {
            return Encoding.UTF8.GetString(raw);
        }

        if (raw.Length <= 512)
        {
            Span<byte> small = stackalloc byte[512];
            return Encoding.UTF8.GetString(small[..Decode(raw, small)]);
        }

        var large = ArrayPool<byte>.Shared.Rent(raw.Length);
        try
        {
            return Encoding.UTF8.GetString(large.AsSpan(0, Decode(raw, large)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(large);
        }
    }

    static int Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };
}

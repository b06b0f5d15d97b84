using System.Collections.Frozen;

namespace AlignBot.Domain;

/// <summary>Latin letters without their accents: 'café' is found by 'cafe', and 'cafe' by 'café'.</summary>
/// <remarks>A table, since the bot runs without the libraries of languages, and .NET takes no letter apart without them.</remarks>
public static class Accents
{
    static readonly FrozenDictionary<char, char> Plain = new (string Letter, string Accented)[]
    {
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓđ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉị"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽł"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
    }.SelectMany(row => row.Accented.Select(accented => (accented, row.Letter[0]))).ToFrozenDictionary(pair => pair.accented, pair => pair.Item2);

    /// <summary>The text without them.</summary>
    /// <param name="text">In small letters.</param>
    public static string Without(string text) => text.AsSpan().ContainsAnyExceptInRange('\0', '\x7F')
        ? string.Concat(text.Where(letter => letter is < '\u0300' or > '\u036F').Select(letter => Plain.GetValueOrDefault(letter, letter)))
        : text;
}

using System.Buffers.Binary;
using System.Text;

namespace Sillage.Posts.Sources.Csv;

/// <summary>Languages by their English names, as publishers write them.</summary>
internal static class CsvLanguages
{
    // By their lengths and first letters, which tell them apart.
    private static readonly Dictionary<ulong, (byte[] Name, ReadOnlyMemory<byte> Code)> Codes =
        ("albanian=sq arabic=ar bengali=bn bulgarian=bg catalan=ca croatian=hr czech=cs danish=da dutch=nl english=en estonian=et "
        + "farsi=fa finnish=fi french=fr german=de greek=el gujarati=gu hebrew=he hindi=hi hungarian=hu icelandic=is indonesian=id italian=it "
        + "japanese=ja kannada=kn korean=ko kurdish=ku lithuanian=lt latvian=lv macedonian=mk malay=ms malayalam=ml marathi=mr norwegian=no "
        + "persian=fa polish=pl portuguese=pt pushto=ps punjabi=pa romanian=ro russian=ru serbian=sr simplified=zh-hans slovak=sk slovenian=sl "
        + "somali=so spanish=es swedish=sv tagalog=tl tamil=ta telugu=te thai=th traditional=zh-hant turkish=tr ukrainian=uk urdu=ur uzbek=uz "
        + "vietnamese=vi")
        .Split(' ').Select(pair => pair.Split('='))
        .Select(pair => (Name: Encoding.UTF8.GetBytes(pair[0]), Code: (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(pair[1])))
        .ToDictionary(pair => Key(pair.Name));

    /// <summary>BCP 47 of a name ("French", "Farsi (Persian)") or of a tag; empty if it is neither.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> name)
    {
        var text = name.Span;
        if (text.Length is 2 or 3 || text.Length > 3 && text[2] == (byte)'-')
            return XFields.Language(name);
        var end = text.IndexOf((byte)' ');
        text = end < 0 ? text : text[..end];
        return text.Length >= 4 && Codes.TryGetValue(Key(text), out var known) && Ascii.EqualsIgnoreCase(text, known.Name) ? known.Code : default;
    }

    private static ulong Key(ReadOnlySpan<byte> name) => (ulong)name.Length << 32 | BinaryPrimitives.ReadUInt32LittleEndian(name) | 0x20202020;
}

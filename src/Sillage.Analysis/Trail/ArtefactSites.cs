using System.Collections.Frozen;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>What a site keeps for whoever gives it something.</summary>
public enum ArtefactKind
{
    /// <summary>Texts, mostly without an account.</summary>
    Paste,

    /// <summary>Copies of pages, or items that anybody may upload.</summary>
    Archive,

    /// <summary>Files.</summary>
    Locker,

    /// <summary>Torrents and magnet links.</summary>
    Torrent,

    /// <summary>Threads of an image board.</summary>
    Board,

    /// <summary>Documents to read, or leaks sorted by their publisher.</summary>
    Document,
}

/// <summary>Sites on which leaked material lies, by domain.</summary>
/// <remarks>
/// Source: chosen by Sillage, May 2017 in mind, from public lists: pastes after the server list of the client "pc" and BinBot's keywords; lockers after cyberlockers.js
/// (Ayatii 2013) and BinBot's keywords; archives, boards, torrents and document hosts by what each says of itself. Not complete; many of these are closed today.
/// </remarks>
public static class ArtefactSites
{
    private static readonly (ArtefactKind Kind, string Domains)[] Table =
    [
        (ArtefactKind.Paste, "pastebin.com ghostbin.com ghostbin.co throwbin.io justpaste.it hastebin.com rentry.co rentry.org 0bin.net privatebin.net privatebin.info dpaste.com dpaste.de dpaste.org paste.ee controlc.com termbin.com paste.rs pastelink.net pastie.org slexy.org ideone.com telegra.ph gist.github.com cryptobin.co zerobin.net anonpaste.org doxbin.com doxbin.org"),
        (ArtefactKind.Archive, "archive.org archive.is archive.today archive.ph archive.li archive.fo archive.vn archive.md webcitation.org perma.cc ghostarchive.org megalodon.jp"),
        (ArtefactKind.Locker, "mega.nz mega.co.nz mediafire.com zippyshare.com anonfile.com anonfiles.com bayfiles.com gofile.io uploadfiles.io ufile.io dropbox.com drive.google.com wetransfer.com we.tl rapidshare.com depositfiles.com turbobit.net hotfile.com sendspace.com 4shared.com uploaded.net ul.to 1fichier.com rapidgator.net onedrive.live.com 1drv.ms file.io transfer.sh pixeldrain.com catbox.moe files.fm filefactory.com uptobox.com disk.yandex.ru yadi.sk cloud.mail.ru letsupload.cc filechan.org"),
        (ArtefactKind.Torrent, "thepiratebay.org piratebay.org 1337x.to kickass.to kickasstorrents.to kat.cr rarbg.to torrentz2.eu yts.mx nyaa.si btdig.com academictorrents.com"),
        (ArtefactKind.Board, "4chan.org 4channel.org 4plebs.org archived.moe desuarchive.org warosu.org fireden.net 8ch.net 8kun.top 8chan.co endchan.net endchan.org kohlchan.net 2ch.hk"),
        (ArtefactKind.Document, "docs.google.com scribd.com documentcloud.org issuu.com slideshare.net docdroid.net wikileaks.org cryptome.org ddosecrets.com dcleaks.com"),
    ];

    private static readonly FrozenDictionary<string, ArtefactKind> Kinds =
        Table.SelectMany(row => row.Domains.Split(' ').Select(domain => (domain, row.Kind))).ToFrozenDictionary(site => site.domain, site => site.Kind, StringComparer.Ordinal);

    /// <summary>The kind of the site that a link leads to; null for any other site.</summary>
    /// <param name="link">A link, in whatever spelling.</param>
    public static ArtefactKind? Of(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.StartsWith("magnet:", StringComparison.OrdinalIgnoreCase) ? ArtefactKind.Torrent : Domains.Find(Kinds, Link.Domain(link), out var kind) ? kind : null;
    }

    /// <summary>The same for a page: a front page ("pastebin.com") is none.</summary>
    internal static ArtefactKind? OfPage(string normal) => normal.AsSpan().IndexOfAny('/', '?') > 0 ? Of(normal) : null;
}

/// <summary>Tables by domain.</summary>
internal static class Domains
{
    /// <summary>Looks up a host, then the domains that it lies in.</summary>
    public static bool Find<T>(FrozenDictionary<string, T> table, string host, out T value)
    {
        var rest = host;
        while (!table.TryGetValue(rest, out value!))
        {
            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
                return false;
            rest = rest[(dot + 1)..];
        }

        return true;
    }
}

using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;

namespace Sillage.Cases;

/// <summary>The language that a detector heard in a text.</summary>
/// <param name="Language">BCP 47 code; null where it cannot say.</param>
/// <param name="Confidence">How sure it is, 0 to 1.</param>
public readonly record struct DetectedLanguage(string? Language, float Confidence);

/// <summary>
/// Languages of texts, detected once: by the hash of the text, so that no text is kept twice. A case keeps them in its table
/// <c>detected_languages</c> from one question to the next. Safe for several threads.
/// </summary>
public sealed class DetectedTexts
{
    private readonly ConcurrentDictionary<UInt128, DetectedLanguage> known = new();
    private readonly ConcurrentQueue<UInt128> fresh = new();

    /// <summary>Which detector heard them, with its version and settings: another's are not its.</summary>
    public string Detector { get; private set; } = "";

    /// <summary>Called now and then while texts are sent to the detector, with how many are done of how many; may be null.</summary>
    public Action<long, long>? Progress { get; set; }

    /// <summary>What was added since it was loaded.</summary>
    internal IEnumerable<(UInt128 Hash, DetectedLanguage Heard)> Fresh => fresh.Select(hash => (hash, known[hash]));

    /// <summary>Texts that were added, not taken over from a case.</summary>
    public int Added => fresh.Count;

    /// <summary>Hash of a text's UTF-8 bytes: XXH128.</summary>
    public static UInt128 Hash(string text) => XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(text));

    /// <summary>Says which detector is asked; what another heard is forgotten.</summary>
    public void Use(string detector)
    {
        lock (known)
        {
            if (Detector == detector)
                return;
            known.Clear();
            fresh.Clear();
            Load?.Invoke(this, detector);
            Detector = detector;
        }
    }

    /// <summary>What the detector said of a text; null where it was not asked yet.</summary>
    public DetectedLanguage? Of(UInt128 hash) => known.TryGetValue(hash, out var heard) ? heard : null;

    /// <summary>Keeps what it said.</summary>
    public void Add(UInt128 hash, DetectedLanguage heard)
    {
        if (known.TryAdd(hash, heard))
            fresh.Enqueue(hash);
    }

    /// <summary>Fills in what a case has of a detector.</summary>
    internal Action<DetectedTexts, string>? Load { get; init; }

    /// <summary>Takes over what is kept already.</summary>
    internal void AddKept(UInt128 hash, DetectedLanguage heard) => known[hash] = heard;
}

namespace Sillage.Analysis;

/// <summary>What a question answers: the result with everything needed to defend and to repeat it.</summary>
/// <typeparam name="TOptions">The question's options.</typeparam>
/// <typeparam name="TResult">The question's result.</typeparam>
/// <param name="Schema">"sillage/&lt;question&gt;/&lt;version&gt;".</param>
/// <param name="Topic">The topic as the user wrote it; empty means everything.</param>
/// <param name="Options">Options used.</param>
/// <param name="Result">The figures and their evidence.</param>
/// <param name="Caveats">What applies to this very data: gaps, missing fields, small numbers. Sentences for the reader.</param>
/// <param name="Method">What was done, and where it comes from.</param>
public sealed record Answer<TOptions, TResult>(
    string Schema, string Topic, TOptions Options, TResult Result, IReadOnlyList<Caveat> Caveats, Method Method);

/// <summary>A limit of the answer that comes from this very data.</summary>
/// <param name="Code">Stable short name, for translation ("minute-clock", "few-posts").</param>
/// <param name="Text">English sentence with its figures.</param>
/// <param name="Values">The figures in the sentence, by name, for translation.</param>
public sealed record Caveat(string Code, string Text, IReadOnlyDictionary<string, string>? Values = null);

/// <summary>The method behind an answer.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Source">Who published it, where, which section; or "Sillage" for our own definitions.</param>
public sealed record Method(string Name, string Source);

/// <summary>A share with its denominator and 95 % interval (Wilson).</summary>
/// <param name="Count">Numerator.</param>
/// <param name="Of">Denominator.</param>
/// <param name="Value">Count / Of; 0 where Of is 0.</param>
/// <param name="Low">Lower end of the 95 % Wilson interval.</param>
/// <param name="High">Upper end of the 95 % Wilson interval.</param>
public sealed record Share(long Count, long Of, double Value, double Low, double High);

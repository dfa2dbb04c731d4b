using System.Text.Json.Serialization;
using Sillage.Analysis;

namespace Sillage.Reports;

/// <summary>How each answer is read for JSON, settled when Sillage is compiled: to find it out at run time costs a small trace a tenth of its CPU.</summary>
[JsonSerializable(typeof(Answer<AccountCardOptions, AccountCardResult>), TypeInfoPropertyName = "AccountCard")]
[JsonSerializable(typeof(Answer<AmplificationOptions, AmplificationResult>), TypeInfoPropertyName = "Amplification")]
[JsonSerializable(typeof(Answer<AutomationOptions, AutomationResult>), TypeInfoPropertyName = "Automation")]
[JsonSerializable(typeof(Answer<BreakoutOptions, BreakoutResult>), TypeInfoPropertyName = "Breakout")]
[JsonSerializable(typeof(Answer<CascadesOptions, CascadesResult>), TypeInfoPropertyName = "Cascades")]
[JsonSerializable(typeof(Answer<CommunitiesOptions, CommunitiesResult>), TypeInfoPropertyName = "Communities")]
[JsonSerializable(typeof(Answer<CoordinationOptions, CoordinationResult>), TypeInfoPropertyName = "Coordination")]
[JsonSerializable(typeof(Answer<LabelsOptions, LabelsResult>), TypeInfoPropertyName = "Labels")]
[JsonSerializable(typeof(Answer<LanguagesOptions, LanguagesResult>), TypeInfoPropertyName = "Languages")]
[JsonSerializable(typeof(Answer<ManipulationOptions, ManipulationResult>), TypeInfoPropertyName = "Manipulation")]
[JsonSerializable(typeof(Answer<MigrationOptions, MigrationResult>), TypeInfoPropertyName = "Migration")]
[JsonSerializable(typeof(Answer<NetworksOptions, NetworksResult>), TypeInfoPropertyName = "Networks")]
[JsonSerializable(typeof(Answer<OriginOptions, OriginResult>), TypeInfoPropertyName = "Origin")]
[JsonSerializable(typeof(Answer<PlacesOptions, PlacesResult>), TypeInfoPropertyName = "Places")]
[JsonSerializable(typeof(Answer<RingsOptions, RingsResult>), TypeInfoPropertyName = "Rings")]
[JsonSerializable(typeof(Answer<ScanOptions, ScanResult>), TypeInfoPropertyName = "Scan")]
[JsonSerializable(typeof(Answer<SilenceOptions, SilenceResult>), TypeInfoPropertyName = "Silence")]
[JsonSerializable(typeof(Answer<SpreadersOptions, SpreadersResult>), TypeInfoPropertyName = "Spreaders")]
[JsonSerializable(typeof(Answer<TempoOptions, TempoResult>), TypeInfoPropertyName = "Tempo")]
[JsonSerializable(typeof(Answer<TrailOptions, TrailResult>), TypeInfoPropertyName = "Trail")]
internal sealed partial class AnswerTypes : JsonSerializerContext;

export interface Bucket {
  from: string;
  original: number;
  repost: number;
  quote: number;
  reply: number;
}

/** What the report hands to its charts: the parts of report.json that are drawn, and the words on the axes. */
export interface ReportData {
  labels: Record<string, string>;
  volume: Bucket[];
  /** The volume closer: the shortest time with most of the posts; empty where that is no shorter. */
  focus: Bucket[];
  markers: { name: string; from: string; to: string | null }[];
  bursts: { from: string; to: string; level: number }[];
  gaps: { from: string; to: string }[];
  silences: { name: string; from: string; to: string }[];
  /** When the first hour began. */
  firstHourFrom: string;
  firstHour: { minute: number; posts: number; reposts: number }[];
  early: {
    /** As readers see it: "@handle". */
    account: string;
    within1m: number;
    within5m: number;
    within15m: number;
    within60m: number;
  }[];
  languages: string[];
  languageBuckets: { from: string; posts: number; shares: number[] }[];
  /** Countries, and their posts in each step of the map. */
  places: {
    codes: string[];
    names: string[];
    /** Percents at which a deeper shade begins. */
    steps: number[];
    /** Width of a step. */
    minutes: number;
    posts: number;
    total: number[];
    hours: { from: string; posts: number; counts: number[] }[];
  };
  placeBuckets: { from: string; posts: number; shares: number[] }[];
  /** Links to labelled domains: shares over time; without names where the case has none. */
  labelLinks: {
    names: string[];
    buckets: { from: string; shares: number[] }[];
  };
  spreaders: { account: string; posts: number; repostsEarned: number }[];
  periods: { name: string; perHour: number; low: number; high: number }[];
  /** Rate inside the first silence to the rate before, by group. */
  silenceGroups: { name: string; value: number; low: number; high: number }[];
}

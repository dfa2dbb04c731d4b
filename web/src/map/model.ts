import type { Group, MapData, Post } from "./data";

/** What is shown: until when, links of how long before, and which groups of the legend. */
export interface Filter {
  /** Seconds after the start. */
  until: number;
  /** Only links with a repost in so many seconds before `until`; Infinity for all. */
  window: number;
  /** A bit for each slot of the legend. */
  slots: number;
}

/** A neighbour and how many reposts lie between. */
export interface Neighbour {
  node: number;
  weight: number;
}

/** A time after all others, where links have none. */
const FOREVER = 1e12;

/** Steps of strength in which links are drawn. */
export const STEPS = 6;

/** The network in flat arrays, and the questions that the page asks it. */
export class MapModel {
  readonly count: number;
  readonly links: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radius: Float32Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Slot of each account in the colouring shown. */
  slot: Uint8Array;
  /** Strength of each link, from 0 to STEPS - 1, on a logarithmic scale. */
  readonly step: Uint8Array;
  /** Whether links have times. */
  readonly timed: boolean;
  /** Place of the first outgoing link of each account. */
  private readonly outgoing: Int32Array;
  /** Links by the account where they end. */
  private readonly incoming: Int32Array;
  private readonly incomingAt: Int32Array;
  private readonly names: string[];
  private readonly posts: ReadonlyMap<number, Post[]>;

  /** Turned upright, the map fills a screen that is higher than wide. */
  constructor(
    readonly data: MapData,
    upright = false,
  ) {
    const { nodes, edges } = data;
    this.count = nodes.label.length;
    this.links = edges.target.length;
    this.timed = edges.first.length === this.links && this.links > 0;
    const [across, down] = upright ? [nodes.y, nodes.x] : [nodes.x, nodes.y];
    this.x = Float32Array.from(across, (value) => value / data.steps);
    // A sheet's y points down, the map's up.
    this.y = Float32Array.from(down, (value) => -value / data.steps);
    this.radius = Float32Array.from(nodes.earned, (value) =>
      Math.max(data.disc.smallest, data.disc.perRoot * Math.sqrt(value)),
    );
    this.target = Int32Array.from(edges.target);
    this.first = this.timed
      ? Int32Array.from(edges.first)
      : new Int32Array(this.links);
    this.last = this.timed
      ? Int32Array.from(edges.lasts, (value, i) => value + this.first[i]!)
      : new Int32Array(this.links);
    this.outgoing = offsets(nodes.outgoing);
    this.source = new Int32Array(this.links);
    for (let node = 0; node < this.count; node++)
      this.source.fill(node, this.outgoing[node], this.outgoing[node + 1]);
    const received = new Array<number>(this.count).fill(0);
    for (const node of this.target) received[node]!++;
    this.incomingAt = offsets(received);
    this.incoming = new Int32Array(this.links);
    const next = this.incomingAt.slice();
    for (let link = 0; link < this.links; link++)
      this.incoming[next[this.target[link]!]!++] = link;
    this.step = strengths(edges.weight);
    this.slot = this.slotsOf(data.coloring);
    this.names = nodes.label.map(folded);
    this.posts = new Map(data.posts.map((one) => [one.node, one.list]));
  }

  /** The filter that hides nothing. */
  everything(): Filter {
    const until = this.timed ? this.data.span : FOREVER;
    return { until, window: Infinity, slots: 0x1ff };
  }

  /** Colours, and the filter's slots, mean something else from now on. */
  colorBy(coloring: number): void {
    this.slot = this.slotsOf(coloring);
  }

  /** The group of an account in another colouring than the one shown; undefined where there is no such. */
  groupIn(name: string, node: number): Group | undefined {
    const coloring = this.data.colorings.find((one) => one.name === name);
    const slot = Number(coloring?.slots[node]);
    return coloring?.groups.find((group) => group.slot === slot);
  }

  nodeShown(node: number, filter: Filter): boolean {
    return (
      this.data.nodes.entered[node]! <= filter.until &&
      ((filter.slots >> this.slot[node]!) & 1) === 1
    );
  }

  linkShown(link: number, filter: Filter): boolean {
    const { slot } = this;
    return (
      this.first[link]! <= filter.until &&
      this.last[link]! >= filter.until - filter.window &&
      ((filter.slots >> slot[this.source[link]!]!) &
        (filter.slots >> slot[this.target[link]!]!) &
        1) ===
        1
    );
  }

  /** How many accounts and links are shown. */
  counts(filter: Filter): { accounts: number; links: number } {
    let accounts = 0;
    let links = 0;
    for (let node = 0; node < this.count; node++)
      if (this.nodeShown(node, filter)) accounts++;
    for (let link = 0; link < this.links; link++)
      if (this.linkShown(link, filter)) links++;
    return { accounts, links };
  }

  /** Links that begin or end at an account. */
  linksOf(node: number): number[] {
    const links: number[] = [];
    for (
      let link = this.outgoing[node]!;
      link < this.outgoing[node + 1]!;
      link++
    )
      links.push(link);
    for (let i = this.incomingAt[node]!; i < this.incomingAt[node + 1]!; i++)
      links.push(this.incoming[i]!);
    return links;
  }

  /** Accounts that reposted this one, those with most reposts first. */
  repostedBy(node: number): Neighbour[] {
    return this.neighbours(node, this.source, this.target);
  }

  /** Accounts that this one reposted, those with most reposts first. */
  repostsOf(node: number): Neighbour[] {
    return this.neighbours(node, this.target, this.source);
  }

  postsOf(node: number): Post[] {
    return this.posts.get(node) ?? [];
  }

  /** Accounts whose name begins with or contains the words, the most reposted first within each kind. */
  search(words: string, most: number): number[] {
    const sought = folded(words);
    if (!sought) return [];
    const begin: number[] = [];
    const contain: number[] = [];
    for (let node = 0; node < this.count && begin.length < most; node++) {
      const at = this.names[node]!.indexOf(sought);
      if (at === 0) begin.push(node);
      else if (at > 0 && contain.length < most) contain.push(node);
    }
    return [...begin, ...contain].slice(0, most);
  }

  /** First reposts in each of so many parts of the time. */
  histogram(parts: number): number[] {
    const counts = new Array<number>(parts).fill(0);
    const { span } = this.data;
    for (const time of this.first)
      counts[Math.min(parts - 1, Math.floor((time / (span + 1)) * parts))]!++;
    return counts;
  }

  private slotsOf(coloring: number): Uint8Array {
    return Uint8Array.from(this.data.colorings[coloring]?.slots ?? "", Number);
  }

  private neighbours(
    node: number,
    here: Int32Array,
    there: Int32Array,
  ): Neighbour[] {
    return this.linksOf(node)
      .filter((link) => here[link] === node)
      .map((link) => ({
        node: there[link]!,
        weight: this.data.edges.weight[link]!,
      }))
      .sort((a, b) => b.weight - a.weight || a.node - b.node);
  }
}

/** Without case, accents and a leading @. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .trim()
    .replace(/^@/, "");
}

/** Running sums, beginning with 0. */
function offsets(counts: ArrayLike<number>): Int32Array {
  const sums = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) sums[i + 1] = sums[i]! + counts[i]!;
  return sums;
}

function strengths(weights: number[]): Uint8Array {
  let lightest = Infinity;
  let heaviest = 0;
  for (const weight of weights) {
    lightest = Math.min(lightest, Math.log2(1 + weight));
    heaviest = Math.max(heaviest, Math.log2(1 + weight));
  }
  const range = heaviest - lightest;
  return Uint8Array.from(weights, (weight) =>
    range > 0
      ? Math.min(
          STEPS - 1,
          Math.floor((STEPS * (Math.log2(1 + weight) - lightest)) / range),
        )
      : 0,
  );
}

/** A fixed order by chance: any beginning of it is a fair sample. */
export function shuffled(count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  let state = 0x9e3779b9;
  for (let i = count - 1; i > 0; i--) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const other = (state >>> 0) % (i + 1);
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}

/** What the page embeds: columns of whole numbers, accounts with the most reposted first. Times are seconds after `start`. */
export interface MapData {
  title: string;
  language: string;
  labels: Record<string, string>;
  /** Seconds since 1970, or null where no times are known. */
  start: number | null;
  /** The last time of all; 0 where links have no times. */
  span: number;
  /** Height of the frame, whose width is 1. */
  aspect: number;
  /** Steps of the frame's width in which places are given. */
  steps: number;
  /** Radius in pixels on a map 1,000 wide: perRoot times the root of the reposts earned, but at least smallest. */
  disc: { smallest: number; perRoot: number };
  /** Opacity of the weakest links on a map 1,000 wide. */
  opacity: number;
  /** Source, method, notes. */
  foot: string[];
  /** The colouring to begin with, and all that can be chosen; the first is always by community where accounts differ in it. */
  coloring: number;
  colorings: Coloring[];
  languages: string[];
  nodes: {
    id: string[];
    label: string[];
    x: number[];
    y: number[];
    earned: number[];
    made: number[];
    /** -1 where unknown. */
    entered: number[];
    /** Place in `languages`, or -1. */
    language: number[];
    /** -1 where unknown. */
    followers: number[];
    /** How many of the links, in their order, begin at each account. */
    outgoing: number[];
  };
  edges: {
    target: number[];
    weight: number[];
    /** Empty where not every link has a time. */
    first: number[];
    /** Seconds from the first repost to the last. */
    lasts: number[];
  };
  posts: { node: number; list: Post[] }[];
}

/** What colours can tell apart. */
export interface Coloring {
  /** "community", "language", "entry", "followers", "platform" or "none". */
  name: string;
  title: string;
  groups: Group[];
  /** A digit for each account: the slot of its group. */
  slots: string;
}

/** An entry of the legend. */
export interface Group {
  /** Its number, from 0 to 8; the last slot holds all the others and the unknown. */
  slot: number;
  name: string;
  color: string;
  dark: string;
  accounts: number;
  earned: number;
}

export interface Post {
  id: string;
  at: number | null;
  text: string;
  reposts: number;
}

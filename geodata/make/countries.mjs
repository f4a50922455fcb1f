// Makes ../countries.csv and ../actors.csv from npm packages and the tables in hand/.
//   npm install --ignore-scripts && node countries.mjs
// countries.csv: every ISO 3166-1 code with its names and demonyms by language.
// actors.csv: a state row and an armed forces row for each member of the United Nations, and for
// Kosovo, Palestine, Taiwan and the Vatican, then the actors of hand/actors.csv.
// An alias that two actors would share is given to neither, unless one of them states it by hand.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { here, parseCsv } from "./lib.mjs";

const require = createRequire(import.meta.url);
const languages = ["en", "fr", "ru", "ar", "uk", "de", "es", "it", "pt", "tr", "zh", "fa"];
const version = (name) => require(`${name}/package.json`).version;
const source = `npm i18n-iso-countries ${version("i18n-iso-countries")}; ` +
  `npm i18n-nationality ${version("i18n-nationality")}; geodata/make/hand`;

// --- tables -------------------------------------------------------------------------------------
const read = (name) => parseCsv(readFileSync(`${here}hand/${name}.csv`, "utf8"));
const quote = (s) => (/[",\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);
const write = (name, head, rows) =>
  writeFileSync(`${here}../${name}.csv`, [head, ...rows].map((r) => r.map(quote).join(",") + "\n").join(""));

// Close to lay_fold(); the program's own fold decides, and its test fails where the two differ.
function fold(s) {
  return s.toLowerCase().replace(/ё/g, "е").replace(/й/g, "\u0001").replace(/ї/g, "\u0002")
    .normalize("NFKD").replace(/[\u0300-\u036f\u0640\u064b-\u065f\u200b-\u200f]/g, "")
    .replace(/\u0001/g, "й").replace(/\u0002/g, "ї").replace(/ß/g, "ss").replace(/ı/g, "i")
    .replace(/ł/g, "l").replace(/ø/g, "o").replace(/œ/g, "oe").replace(/æ/g, "ae")
    .replace(/[أإآ]/g, "ا").replace(/[ىی]/g, "ي").replace(/ة/g, "ه").replace(/ک/g, "ك")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
}

// --- names --------------------------------------------------------------------------------------
const iso = require("i18n-iso-countries");
for (const l of languages) iso.registerLocale(require(`i18n-iso-countries/langs/${l}.json`));
const nationality = Object.fromEntries(["en", "fr", "de", "es", "it"].map(
  (l) => [l, require(`i18n-nationality/langs/${l}.json`).nationalities]));
const hand = Object.fromEntries(read("names").map((r) => [r.code, r]));
const split = (cell) => (cell ?? "").split(";").filter(Boolean);

// The forms of a country's adjective, from the masculine: m, f, and the plurals mp, fp.
const plural = (w) => (/[sxz]$/.test(w) ? w : w + "s");
function french(m) {
  const odd = { turc: "turque", grec: "grecque", ouzbek: "ouzbèke" };
  const f = odd[m] ?? (/([iïéy]en|on)$/.test(m) ? m + "ne" : /[eè]$/.test(m) ? m : m + "e");
  return { m, f, mp: plural(m), fp: plural(f) };
}
function spanish(m) {
  const [stem, f] = /o$/.test(m) ? [m, m.slice(0, -1) + "a"] : /és$/.test(m) ? [m.slice(0, -2) + "es", m.slice(0, -2) + "esa"]
    : /án$/.test(m) ? [m.slice(0, -2) + "an", m.slice(0, -2) + "ana"] : /(ol|or)$/.test(m) ? [m, m + "a"] : [m, m];
  const many = (w) => (/[aeoá]$/.test(w) ? w + "s" : w + "es");
  return { m, f, mp: many(stem), fp: many(f) };
}
function italian(m) {
  const hard = /^(tedes|tur|polac|slovac)co$/.test(m) ? "h" : "";
  if (/o$/.test(m)) {
    const stem = m.slice(0, -1);
    return { m, f: stem + "a", mp: stem + hard + "i", fp: stem + hard + "e" };
  }
  const many = /e$/.test(m) ? m.slice(0, -1) + "i" : m;
  return { m, f: m, mp: many, fp: many };
}
function slavic(m, feminine, many) {
  if (!/(ий)$/.test(m)) return { m }; // a genitive: "of Russia"
  return { m, f: m.slice(0, -2) + feminine, mp: m.slice(0, -2) + many, fp: m.slice(0, -2) + many };
}
function german(m) {
  return m === "US" ? { m } : { m, f: m + "e", mp: m + "e", fp: m + "e", n: m + "es", er: m + "er", en: m + "en" };
}
const forms = { fr: french, es: spanish, it: italian, de: german,
  ru: (m) => slavic(m, "ая", "ие"), uk: (m) => slavic(m, "а", "і") };

const codes = Object.keys(iso.getAlpha2Codes()).sort();
const countries = codes.map((code) => {
  const h = hand[code] ?? {};
  const names = [];
  for (const l of languages)
    for (const n of [].concat(iso.getName(code, l, { select: "all" }) ?? []))
      if (!/[;()（）]/.test(n) && !/^[A-Z]\.[A-Z]\.$/.test(n)) names.push(`${l}:${n}`);
  names.push(...split(h.names));
  const demonyms = [], adjectives = {};
  const add = (l, word) => {
    const f = forms[l]?.(word) ?? { m: word };
    (adjectives[l] ??= []).push(f);
    demonyms.push(...Object.values(f).map((w) => `${l}:${w}`));
  };
  for (const d of split(h.demonyms)) add(d.slice(0, 2), d.slice(3));
  for (const [l, table] of Object.entries(nationality)) {
    let word = table[code];
    if (!word || /[()]/.test(word) || fold(word) === fold(iso.getName(code, l) ?? "")) continue;
    if (l !== "en") word = word.toLowerCase();
    add(l, word);
  }
  const name = h.name || [].concat(iso.getName(code, "en", { select: "all" }))[0];
  return { code, name, adjectives,
    names: [...new Set([`en:${name}`, ...names])].filter((n) => !split(h.wrong).includes(n)), demonyms: [...new Set(demonyms)] };
});

// A demonym or name of two countries ("Congolese", "Dominican") says nothing sure, save a name that
// both have by hand ("Congo"): then both are meant.
const byHand = (code, kind, item) => split(hand[code]?.[kind]).some((x) => fold(x.slice(3)) === fold(item.slice(3)));
for (const kind of ["names", "demonyms"]) {
  const owners = new Map();
  for (const c of countries)
    for (const d of c[kind]) {
      const key = fold(d.slice(3));
      owners.set(key, (owners.get(key) ?? new Set()).add(c.code));
    }
  for (const c of countries)
    c[kind] = c[kind].filter((d) => {
      const shared = [...owners.get(fold(d.slice(3)))];
      if (shared.length === 1) return true;
      const claimed = shared.filter((o) => byHand(o, kind, d) ||
        (kind === "names" && fold(d.slice(3)) === fold(countries.find((x) => x.code === o).name)));
      return claimed.includes(c.code) && (claimed.length === 1 || kind === "names");
    });
}
write("countries", ["code", "name", "names", "demonyms", "source"],
  countries.map((c) => [c.code, c.name, c.names.join(";"), c.demonyms.join(";"), source]));

// --- actors -------------------------------------------------------------------------------------
const un = require("cldr-core/supplemental/territoryContainment.json").supplemental.territoryContainment.UN._contains;
const states = new Set([...un, "VA", "PS", "TW", "XK"]);
const own = Object.fromEntries(read("forces").map((r) => [r.code, r]));

// What armed forces are called, from each adjective that only this country has. Services (army,
// navy, air force) are no aliases: they are below the armed forces, see force-words.csv.
const nouns = [
  ["fr", "f", "armée @"], ["fr", "fp", "forces armées @", "troupes @", "forces @"], ["fr", "mp", "soldats @", "militaires @"],
  ["de", "f", "@ Armee"], ["de", "mp", "@ Streitkräfte", "@ Truppen", "@ Soldaten"], ["de", "n", "@ Militär"],
  ["es", "fp", "Fuerzas Armadas @", "tropas @", "fuerzas @"], ["es", "mp", "soldados @", "militares @"],
  ["it", "fp", "forze armate @", "truppe @", "forze @"], ["it", "mp", "soldati @", "militari @"],
  ["ru", "f", "@ армия"], ["ru", "mp", "@ вооружённые силы", "@ военные", "@ войска", "@ солдаты", "@ военнослужащие", "@ силы"],
  ["uk", "f", "@ армія"], ["uk", "mp", "@ збройні сили", "@ військові", "@ війська", "@ сили"],
  ["tr", "m", "@ ordusu", "@ Silahlı Kuvvetleri", "@ askerleri"],
];
const article = /^(United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Central African|Dominican|Democratic|Republic)/;
const known = (c, l, word) => c.demonyms.includes(`${l}:${word}`);
function aliases(c) {
  const out = [`en:Armed Forces of ${article.test(c.name) ? "the " : ""}${c.name}`, `en:${c.name} Armed Forces`];
  for (const { m } of c.adjectives.en ?? [])
    if (known(c, "en", m))
      out.push(...["Armed Forces", "military", "forces", "troops", "soldiers"].map((n) => `en:${m} ${n}`));
  for (const [l, form, ...patterns] of nouns)
    for (const f of c.adjectives[l] ?? [])
      if (f[form] && known(c, l, f[form])) out.push(...patterns.map((x) => `${l}:${x.replace("@", f[form])}`));
  for (const { m } of c.adjectives.ar ?? [])
    if (known(c, "ar", m))
      out.push(...(/ة$/.test(m) ? [`ar:القوات المسلحة ال${m}`, `ar:القوات ال${m}`, `ar:قوات ${m}`] : [`ar:الجيش ال${m}`]));
  return out;
}

const rows = [];
for (const c of countries.filter((x) => states.has(x.code))) {
  const id = c.code.toLowerCase();
  rows.push({ id, name: c.name, names: c.names, kind: "state", parent: "", from: "", to: "", source, hand: [c.name] });
  const o = own[c.code] ?? {};
  if (o.without) continue;
  const english = (c.adjectives.en ?? []).map((f) => f.m).find((m) => known(c, "en", m));
  const name = o.name || (english ? `${english} Armed Forces` : `${c.name} Armed Forces`);
  rows.push({ id: `${id}-armed-forces`, name, names: [...split(o.names), ...aliases(c)], kind: "armed_force",
    parent: id, from: "", to: "", source, hand: [name, ...split(o.names).map((x) => x.slice(3))] });
}
for (const r of read("actors"))
  rows.push({ id: r.id, name: r.name, names: split(r.names), kind: r.kind, parent: r.parent, from: r.valid_from,
    to: r.valid_to, source: r.source, hand: [r.name, ...split(r.names).map((x) => x.slice(3))] });

const taken = new Map(); // folded alias -> row that has it by hand
for (const r of rows)
  for (const n of r.hand) {
    const other = taken.get(fold(n));
    if (other && other !== r) throw new Error(`"${n}" is claimed by ${other.id} and ${r.id}`);
    taken.set(fold(n), r);
  }
const users = new Map();
for (const r of rows)
  for (const n of r.names) users.set(fold(n.slice(3)), (users.get(fold(n.slice(3))) ?? new Set()).add(r));
let dropped = 0;
for (const r of rows) {
  const seen = new Map([[fold(r.name), r.name]]);
  r.names = r.names.filter((n) => {
    const key = fold(n.slice(3));
    const free = (taken.get(key) ?? r) === r && (taken.has(key) || users.get(key).size === 1);
    if (!free) dropped++;
    const before = seen.get(key), word = n.slice(3);
    const shouts = (w) => w === w.toUpperCase();
    if (!free || (before && !(word.length <= 5 && shouts(before) && !shouts(word)))) return false; // "Finul" beside "FINUL"
    seen.set(key, word);
    return true;
  });
}
write("actors", ["id", "name", "names", "kind", "parent", "valid_from", "valid_to", "source"],
  rows.map((r) => [r.id, r.name, r.names.join(";"), r.kind, r.parent, r.from, r.to, r.source]));
console.error(`${countries.length} countries, ${rows.length} actors, ${dropped} shared aliases left out`);

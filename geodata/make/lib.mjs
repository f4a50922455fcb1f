// What the scripts of this folder share.
import { writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";

export const here = new URL(".", import.meta.url).pathname;

export const fold = (s) => s.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f]/g, "")
  .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

export function writeTable(name, header, rows) {
  writeFileSync(`${here}../${name}.tsv`, [header, ...rows].map((r) => r.join("\t") + "\n").join(""));
  execFileSync("xz", ["-9e", "-f", "-T1", `${here}../${name}.tsv`]);
}

// The features of a layer that OGR reads, as GeoJSON with this many decimals.
export function features(path, layer, decimals, options = []) {
  const text = execFileSync("ogr2ogr", ["-f", "GeoJSON", "/vsistdout/", path, layer, "-lco",
    `COORDINATE_PRECISION=${decimals}`, ...options], { maxBuffer: 1 << 28 });
  return JSON.parse(text).features;
}

export const ringsOf = (geometry) => (!geometry ? [] : geometry.type === "Polygon" ? geometry.coordinates
  : geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : []);

const collection = (polygons) => JSON.stringify({ type: "FeatureCollection", name: "areas", features: polygons
  .map(({ id, rings }) => ({ type: "Feature", properties: { nr: id }, geometry: { type: "Polygon", coordinates: rings } })) });
const through = (input, options) => execFileSync("ogr2ogr", ["-f", "GeoJSON", "/vsistdout/", "/vsistdin/", "-nln", "areas",
  "-lco", "COORDINATE_PRECISION=3", ...options], { input, maxBuffer: 1 << 28 });
const partsOf = (g) => (!g ? [] : g.type === "GeometryCollection" ? g.geometries.flatMap(partsOf)
  : g.type === "Polygon" ? [g.coordinates] : g.type === "MultiPolygon" ? g.coordinates : []);

// A point within a ring: the middle of its widest stretch on a parallel halfway between two of its corners.
function pointIn(ring) {
  const lats = [...new Set(ring.map((p) => p[1]))].sort((a, b) => a - b);
  const lat = (lats[lats.length >> 1] + lats[(lats.length >> 1) - 1]) / 2, at = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i], [xj, yj] = ring[j];
    if (yi > lat !== yj > lat) at.push(((xj - xi) * (lat - yi)) / (yj - yi) + xi);
  }
  at.sort((a, b) => a - b);
  let best = 0;
  for (let i = 2; i + 1 < at.length; i += 2) if (at[i + 1] - at[i] > at[best + 1] - at[best]) best = i;
  return [(at[best] + at[best + 1]) / 2, lat];
}

// Rings (holes among them) as polygons. Of two that are one, a hole and what fills it, both are outer.
function polygonsOf(rings) {
  const boxes = rings.map((r) => [Math.min(...r.map((p) => p[0])), Math.min(...r.map((p) => p[1])),
    Math.max(...r.map((p) => p[0])), Math.max(...r.map((p) => p[1]))]);
  const size = (i) => (boxes[i][2] - boxes[i][0]) * (boxes[i][3] - boxes[i][1]);
  const around = rings.map((ring, i) => {
    const [x, y] = pointIn(ring);
    return rings.flatMap((other, k) => (k !== i && x > boxes[k][0] && x < boxes[k][2] && y > boxes[k][1] && y < boxes[k][3] &&
      inside([other], x, y) ? [k] : []));
  });
  const out = new Map();
  rings.forEach((ring, i) => around[i].length % 2 || out.set(i, [ring]));
  rings.forEach((ring, i) => {
    if (around[i].length % 2) out.get(around[i].filter((k) => out.has(k)).sort((a, b) => size(a) - size(b))[0])?.push(ring);
  });
  return [...out.values()];
}

// Each list of rings as the rings of one valid area, in degrees with three decimals: GEOS puts together units that lie
// side by side, and mends what crosses itself by rounding. What jumps over the antimeridian stays: the build cuts it.
export function validAreas(areas) {
  const jumps = (ring) => ring.some((p, i) => i && Math.abs(p[0] - ring[i - 1][0]) > 180);
  const flat = (ring) => new Set(ring.map((p) => p[0])).size < 2 || new Set(ring.map((p) => p[1])).size < 2;
  const out = [...areas];
  let open = out.flatMap((rings, id) => (rings.some(jumps) ? [] : [id]));
  for (let pass = 0; pass < 8 && open.length; pass++) { // a crossing off the grid makes another one when it is rounded
    const polygons = open.flatMap((id) => polygonsOf(out[id].filter((r) => !flat(r))).map((rings) => ({ id, rings })));
    const sound = through(collection(polygons), ["-makevalid"]);
    const whole = through(sound, ["-dialect", "SQLite", "-sql", "SELECT nr, ST_Union(geometry) FROM areas GROUP BY nr"]);
    const changed = [];
    for (const f of JSON.parse(whole).features) {
      const rings = partsOf(f.geometry).flat(), id = f.properties.nr;
      if (JSON.stringify(rings) !== JSON.stringify(out[id])) changed.push(id);
      out[id] = rings;
    }
    open = changed;
  }
  return out;
}

// Whether a point lies in rings, holes among them (even-odd rule).
export function inside(rings, lon, lat) {
  let odd = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i], [xj, yj] = ring[j];
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) odd = !odd;
    }
  return odd;
}

export function parseCsv(text) {
  const rows = [];
  let row = [], field = "", quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") row.push(field), (field = "");
    else if (c === "\n") row.push(field.replace(/\r$/, "")), rows.push(row), (row = []), (field = "");
    else field += c;
  }
  const [head, ...body] = rows;
  return body.map((r) => Object.fromEntries(head.map((h, i) => [h, r[i]])));
}

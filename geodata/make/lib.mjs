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

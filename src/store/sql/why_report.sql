-- A report. The text goes on with WHERE. r = report.
SELECT r.id, r.key,
  r.source AS source,
  (SELECT name FROM term WHERE list = 4 AND value = r.kind) AS source_kind,
  r.reliability AS reliability,
  nullif(r.origin, '') AS origin,
  r.published AS published,
  nullif(r.title, '') AS title,
  nullif(r.url, '') AS url,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.recorded, 'unixepoch') AS recorded,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.superseded, 'unixepoch') AS superseded,
  (SELECT group_concat(key, '; ') FROM (SELECT key FROM report_derived WHERE report = r.id ORDER BY key)) AS derived_from
FROM report AS r

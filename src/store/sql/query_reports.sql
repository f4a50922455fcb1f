-- Reports, newest revision of each. r = report. A query appends its own WHERE.
SELECT
  r.key AS id,
  r.published AS published,
  r.source AS source,
  (SELECT name FROM term WHERE list = 4 AND value = r.kind) AS kind,
  r.reliability AS reliability,
  coalesce(r.origin, '') AS origin,
  coalesce(r.language, '') AS language,
  (SELECT count(*) FROM claim AS n WHERE n.report = r.id) AS claims,
  coalesce(r.title, '') AS title,
  coalesce(r.url, '') AS url,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.recorded, 'unixepoch') AS recorded,
  r.id AS fid
FROM report AS r

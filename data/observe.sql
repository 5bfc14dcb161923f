-- Sums of S3 server access logs, one statement for Trino, Spark, DuckDB and ClickHouse. Every row adds: rows of
-- two runs with the same first five columns add up (of 'sample' the last column but one is the largest).
-- {LINES} is a relation with one column `line`, {HASH:x} the MD5 of a text in hexadecimal, {SALT} a word, so
-- that no key and no address leaves the engine. Without backslashes, lookaround and lateral aliases, which the
-- four do not read alike; what does not match is NULL in one and empty in the others.
WITH f AS (
  SELECT
    regexp_extract(line, '^[^ ]+ ([^ ]+) [[]', 1) AS bucket,
    regexp_extract(line, '[[]([0-9]{2}/[A-Za-z]{3}/[0-9]{4}:[0-9]{2})', 1) AS hour_text,
    regexp_extract(line, '[[][0-9]{2}/[A-Za-z]{3}/[0-9]{4}:[0-9]{2}:([0-9]{2}:[0-9]{2})', 1) AS minsec,
    regexp_extract(line, '^[^[]*[[][^]]*[]] ([^ ]+) ', 1) AS ip,
    regexp_extract(line, '^[^[]*[[][^]]*[]] [^ ]+ +[^ ]+ [^ ]+ ([A-Z0-9]+[.][A-Z0-9_]+[.][A-Z0-9_.]+) ', 1) AS op,
    regexp_extract(line, '^[^[]*[[][^]]*[]] [^ ]+ +[^ ]+ [^ ]+ [A-Z0-9]+[.][A-Z0-9_]+[.][A-Z0-9_.]+ ([^ ]+) ', 1) AS object_key,
    regexp_extract(line, '(["]|[^ ] -) ([1-5][0-9]{2}|-) ([A-Za-z][^ ]*|-) ([0-9]+|-) ([0-9]+|-) ([0-9]+|-) ([0-9]+|-) ', 2) AS status,
    regexp_extract(line, '(["]|[^ ] -) ([1-5][0-9]{2}|-) ([A-Za-z][^ ]*|-) ([0-9]+|-) ([0-9]+|-) ([0-9]+|-) ([0-9]+|-) ', 4) AS sent,
    regexp_extract(line, '(["]|[^ ] -) ([1-5][0-9]{2}|-) ([A-Za-z][^ ]*|-) ([0-9]+|-) ([0-9]+|-) ([0-9]+|-) ([0-9]+|-) ', 5) AS size,
    regexp_extract(line, '(["]|[^ ] -) ([1-5][0-9]{2}|-) ([A-Za-z][^ ]*|-) ([0-9]+|-) ([0-9]+|-) ([0-9]+|-) ([0-9]+|-) ', 6) AS total_ms
  FROM {LINES}
), r AS (
  SELECT bucket, hour_text, minsec, ip, op, object_key, status,
         regexp_extract(concat(bucket, '/', object_key), '^([^/]*/([^/]*/)?)', 1) AS dataset,
         CASE WHEN sent IN ('-', '') OR sent IS NULL THEN CAST(0 AS BIGINT) ELSE CAST(sent AS BIGINT) END AS sent,
         CASE WHEN size IN ('-', '') OR size IS NULL THEN CAST(0 AS BIGINT) ELSE CAST(size AS BIGINT) END AS size,
         CASE WHEN total_ms IN ('-', '') OR total_ms IS NULL THEN CAST(0 AS BIGINT) ELSE CAST(total_ms AS BIGINT) END AS total_ms
  FROM f
), k AS (   -- one row per object: the second level of everything that is about objects
  SELECT dataset, object_key,
         MIN({HASH:concat('{SALT}', object_key)}) AS h,
         SUM(CASE WHEN op = 'REST.GET.OBJECT' AND status IN ('200', '206') THEN 1 ELSE 0 END) AS gets,
         SUM(CASE WHEN op = 'REST.GET.OBJECT' AND status IN ('200', '206') THEN sent ELSE 0 END) AS got,
         MAX(size) AS size
  FROM r WHERE object_key <> '-' GROUP BY dataset, object_key
)
SELECT 'traffic' AS kind, dataset AS a, op AS b, status AS c, hour_text AS d, CAST(COUNT(*) AS BIGINT) AS n, CAST(SUM(sent) AS BIGINT) AS sent,
       CAST(SUM(CASE WHEN op IN ('REST.PUT.OBJECT', 'REST.PUT.PART') THEN size ELSE 0 END) AS BIGINT) AS written, CAST(SUM(total_ms) AS BIGINT) AS ms
FROM r GROUP BY dataset, op, status, hour_text
UNION ALL
SELECT 'get_size', dataset, CAST(CAST(CASE WHEN sent > 0 THEN floor(log2(sent)) ELSE -1 END AS BIGINT) AS VARCHAR), '', '', CAST(COUNT(*) AS BIGINT), CAST(SUM(sent) AS BIGINT), CAST(0 AS BIGINT), CAST(0 AS BIGINT)
FROM r WHERE op = 'REST.GET.OBJECT' AND status IN ('200', '206') GROUP BY dataset, CASE WHEN sent > 0 THEN floor(log2(sent)) ELSE -1 END
UNION ALL
SELECT 'host', dataset, hour_text, substr({HASH:concat('{SALT}', ip)}, 1, 12), '', CAST(COUNT(*) AS BIGINT), CAST(SUM(sent) AS BIGINT), CAST(SUM(total_ms) AS BIGINT), CAST(0 AS BIGINT)
FROM r WHERE op IN ('REST.GET.OBJECT', 'REST.PUT.OBJECT', 'REST.PUT.PART') GROUP BY dataset, hour_text, substr({HASH:concat('{SALT}', ip)}, 1, 12)
UNION ALL
SELECT 'sample', dataset, substr(h, 1, 16), '', '', CAST(gets AS BIGINT), CAST(got AS BIGINT), CAST(size AS BIGINT), CAST(0 AS BIGINT) FROM k WHERE h < '0fffffff'

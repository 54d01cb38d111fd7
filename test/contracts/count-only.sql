SELECT '0' AS "parentId", count(*)::int AS count FROM topics e WHERE true;

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM sources e WHERE e.slug = $1::text;

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'all' AND t.key = '' UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'all' AND t.key = '') k) AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'publisher' AND t.key = lpad(p.id::text, 19, '0') UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'publisher' AND t.key = lpad(p.id::text, 19, '0')) k) AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'source:CITED' AND t.key = lpad(p.id::text, 19, '0') UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'source:CITED' AND t.key = lpad(p.id::text, 19, '0')) k) AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'source:MENTIONED' AND t.key = lpad(p.id::text, 19, '0') UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'source:MENTIONED' AND t.key = lpad(p.id::text, 19, '0')) k) AS count FROM (SELECT $1::bigint AS id) p;

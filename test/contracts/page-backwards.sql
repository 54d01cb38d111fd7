SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM sources e WHERE e.slug = $1::text;

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'publisher' AND t.key = lpad(p.id::text, 19, '0') UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'publisher' AND t.key = lpad(p.id::text, 19, '0')) k) AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", r.* FROM (SELECT $1::bigint AS id) p CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM articles a WHERE a.publisher_id = p.id ORDER BY a.sort_at ASC, a.id ASC LIMIT 4) r;

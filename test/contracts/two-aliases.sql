SELECT '0' AS "parentId", e.sort_name AS "sortKey", e.id, e.slug, e.name_ar AS "nameAr" FROM people e WHERE true ORDER BY e.sort_name ASC, e.id ASC LIMIT 4;

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'person' AND t.key = lpad(p.id::text, 19, '0') UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'person' AND t.key = lpad(p.id::text, 19, '0')) k) AS count FROM unnest($1::bigint[]) AS p(id);

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'person:QUOTED' AND t.key = lpad(p.id::text, 19, '0') UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'person:QUOTED' AND t.key = lpad(p.id::text, 19, '0')) k) AS count FROM unnest($1::bigint[]) AS p(id);

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM article_people l WHERE l.person_id = p.id AND l.principal ORDER BY l.sort_at DESC, l.article_id DESC LIMIT 3) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at DESC, r.id DESC) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM article_people l WHERE l.person_id = p.id AND l.role = $2::person_role ORDER BY l.sort_at DESC, l.article_id DESC LIMIT 3) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at DESC, r.id DESC) r;

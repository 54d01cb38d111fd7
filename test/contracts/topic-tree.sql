SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn" FROM topics e WHERE e.slug = $1::text;

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'topicTree' AND t.key = lpad(p.id::text, 19, '0') UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'topicTree' AND t.key = lpad(p.id::text, 19, '0')) k) AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'topicTree' AND t.key = lpad(p.id::text, 19, '0') UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'topicTree' AND t.key = lpad(p.id::text, 19, '0')) k) AS count FROM unnest($1::bigint[]) AS p(id);

SELECT p.id AS "parentId", (SELECT coalesce(sum(k.n), 0)::int FROM (SELECT t.n FROM article_totals t WHERE t.dimension = 'topicTree' AND t.key = lpad(p.id::text, 19, '0') UNION ALL SELECT t.n FROM article_total_changes t WHERE t.dimension = 'topicTree' AND t.key = lpad(p.id::text, 19, '0')) k) AS count FROM unnest($1::bigint[]) AS p(id);

SELECT p.id AS "parentId", r.* FROM (SELECT $1::bigint AS id) p CROSS JOIN LATERAL ( SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn" FROM topics e WHERE e.parent_id = p.id ORDER BY e.sort_name ASC, e.id ASC LIMIT 11) r;

SELECT p.id AS "parentId", r.* FROM (SELECT $1::bigint AS id) p CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM topic_articles l WHERE l.topic_id = p.id ORDER BY l.sort_at DESC, l.article_id DESC LIMIT 2) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at DESC, r.id DESC) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn" FROM topics e WHERE e.parent_id = p.id ORDER BY e.sort_name ASC, e.id ASC LIMIT 6) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM topic_articles l WHERE l.topic_id = p.id ORDER BY l.sort_at DESC, l.article_id DESC LIMIT 2) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at DESC, r.id DESC) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM topic_articles l WHERE l.topic_id = p.id ORDER BY l.sort_at DESC, l.article_id DESC LIMIT 2) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at DESC, r.id DESC) r;

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn" FROM sources e WHERE e.slug = ANY($1::text[]);

SELECT p.id AS "parentId", (SELECT count(*)::int FROM articles a WHERE a.publisher_id = p.id) AS count FROM unnest($1::bigint[]) AS p(id);

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.published_at AS "publishedAt", a.publisher_id AS "publisherId" FROM articles a WHERE a.publisher_id = p.id ORDER BY a.sort_at ASC, a.id ASC LIMIT $2) r;

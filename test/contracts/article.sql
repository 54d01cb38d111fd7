SELECT a.id, a.slug, a.headline, a.headline_derived AS "headlineDerived", a.summary, a.language, a.url, a.published_at AS "publishedAt", a.publisher_id AS "publisherId", a.body FROM articles a WHERE a.slug = ANY($1::text[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.kind, e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.homepage, e.country FROM sources e WHERE e.id = ANY($1::bigint[]);

SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_people l WHERE l.article_id = ANY($1::bigint[]) AND l.role = $2::person_role GROUP BY l.article_id;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.country, l.role, l.position FROM article_people l JOIN people e ON e.id = l.person_id WHERE l.article_id = p.id AND l.role = $2::person_role ORDER BY l.position ASC, l.person_id ASC LIMIT $3) r;

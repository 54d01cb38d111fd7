SELECT $1 AS "parentId", a.id, a.slug, a.headline, a.headline_derived AS "headlineDerived", a.summary, a.language, a.url, a.published_at AS "publishedAt", a.publisher_id AS "publisherId" FROM articles a WHERE true ORDER BY a.sort_at DESC, a.id DESC LIMIT $2;

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.kind, e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.homepage, e.country FROM sources e WHERE e.id = ANY($1::bigint[]);

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.country, l.role, l.position FROM article_people l JOIN people e ON e.id = l.person_id WHERE l.article_id = p.id ORDER BY l.position ASC, l.person_id ASC LIMIT $2) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.kind, e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.homepage, e.country, l.position FROM article_sources l JOIN sources e ON e.id = l.source_id WHERE l.article_id = p.id AND l.role = $2::source_role ORDER BY l.position ASC, l.source_id ASC LIMIT $3) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.parent_id AS "parentTopicId", l.position FROM article_topics l JOIN topics e ON e.id = l.topic_id WHERE l.article_id = p.id ORDER BY l.position ASC, l.topic_id ASC LIMIT $2) r;

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.country, e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn" FROM people e WHERE e.slug = $1::text;

SELECT k.person_id || ':' || k.article_id AS "parentId", l.role FROM unnest($1::bigint[], $2::bigint[]) AS k(person_id, article_id) JOIN article_people l ON l.article_id = k.article_id AND l.person_id = k.person_id ORDER BY l.position, l.role;

SELECT l.article_id AS "parentId", count(*)::int AS count FROM article_sources l WHERE l.article_id = ANY($1::bigint[]) AND l.role = $2::source_role GROUP BY l.article_id;

SELECT p.id AS "parentId", (SELECT count(*)::int FROM article_people l WHERE l.person_id = p.id AND l.principal) AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", r.* FROM (SELECT $1::bigint AS id) p CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt", (SELECT array_to_json(ARRAY[e.id::text,e.slug::text,e.name_ar::text,e.name_en::text,e.kind::text,e.country::text,e.description_ar::text,e.description_en::text]) FROM sources e WHERE e.id = a.publisher_id) AS "e0", (SELECT json_agg(array_to_json(r.texts)) FROM (SELECT ARRAY[e.id::text,e.slug::text,e.name_ar::text,e.name_en::text,e.kind::text,e.country::text,e.description_ar::text,e.description_en::text] AS texts FROM article_sources l JOIN sources e ON e.id = l.source_id WHERE l.article_id = a.id AND l.role = $2::source_role ORDER BY l.position ASC, l.source_id ASC LIMIT 21) r) AS "e1", (SELECT json_agg(array_to_json(r.texts)) FROM (SELECT ARRAY[e.id::text,e.slug::text,e.name_ar::text,e.name_en::text,e.kind::text,e.country::text,e.description_ar::text,e.description_en::text] AS texts FROM article_sources l JOIN sources e ON e.id = l.source_id WHERE l.article_id = a.id AND l.role = $3::source_role ORDER BY l.position ASC, l.source_id ASC LIMIT 21) r) AS "e2" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM article_people l WHERE l.person_id = p.id AND l.principal ORDER BY l.sort_at DESC, l.article_id DESC LIMIT 11) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at DESC, r.id DESC) r;

SELECT person_id AS "parentId", scheme, value FROM external_ids WHERE person_id = ANY($1::bigint[]) ORDER BY person_id, scheme, value;

SELECT person_id AS "parentId", value, language, script, kind FROM names WHERE person_id = ANY($1::bigint[]) ORDER BY person_id, position;

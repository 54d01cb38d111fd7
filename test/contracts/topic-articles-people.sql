SELECT e.id, e.slug, e.name_ar AS "nameAr", e.parent_id AS "parentTopicId" FROM topics e WHERE e.id = $1::bigint;

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.parent_id AS "parentTopicId" FROM topics e WHERE e.id = $1::bigint;

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.parent_id AS "parentTopicId" FROM topics e WHERE e.slug = $1::text;

SELECT p.id AS "parentId", r.* FROM (SELECT $1::bigint AS id) p CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt", (SELECT array_to_json(ARRAY[e.id::text,e.slug::text,e.name_ar::text]) FROM sources e WHERE e.id = a.publisher_id) AS "e0", (SELECT json_agg(array_to_json(r.texts)) FROM (SELECT ARRAY[e.id::text,e.slug::text,e.name_ar::text] AS texts FROM article_people l JOIN people e ON e.id = l.person_id WHERE l.article_id = a.id ORDER BY l.position ASC, l.person_id ASC LIMIT 101) r) AS "e1" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM article_topics l WHERE l.topic_id = p.id ORDER BY l.sort_at DESC, l.article_id DESC LIMIT 21) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at DESC, r.id DESC) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt", (SELECT array_to_json(ARRAY[e.id::text,e.slug::text,e.name_ar::text]) FROM sources e WHERE e.id = a.publisher_id) AS "e0" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM article_people l WHERE l.person_id = p.id AND l.principal ORDER BY l.sort_at DESC, l.article_id DESC LIMIT 6) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at DESC, r.id DESC) r;

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM people e WHERE e.id = ANY($1::bigint[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM sources e WHERE e.id = ANY($1::bigint[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM sources e WHERE e.id = ANY($1::bigint[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM topics e WHERE e.id = ANY($1::bigint[]);

SELECT p.id AS "parentId", (SELECT count(*)::int FROM topic_articles l JOIN articles a ON a.id = l.article_id WHERE l.topic_id = p.id AND a.language = ANY($1::text[])) AS count FROM (SELECT $2::bigint AS id) p;

SELECT to_char(v.value, 'YYYY-MM') AS value, count(*)::int AS count FROM (SELECT date_trunc('month', s.sort_at AT TIME ZONE 'UTC') AS value FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM (SELECT $1::bigint AS id) p CROSS JOIN topic_articles l JOIN articles a ON a.id = l.article_id WHERE l.topic_id = p.id AND a.language = ANY($2::text[])) s WHERE s.sort_at > '-infinity') v WHERE v.value IS NOT NULL GROUP BY v.value ORDER BY value DESC LIMIT $3;

SELECT v.value AS value, count(*)::int AS count FROM (SELECT a.language COLLATE "C" AS value FROM (SELECT $1::bigint AS id) p CROSS JOIN topic_articles l JOIN articles a ON a.id = l.article_id WHERE l.topic_id = p.id) v WHERE v.value IS NOT NULL GROUP BY v.value ORDER BY count DESC, value LIMIT $2;

SELECT v.value AS value, count(*)::int AS count FROM (SELECT a.publisher_id AS value FROM (SELECT $1::bigint AS id) p CROSS JOIN topic_articles l JOIN articles a ON a.id = l.article_id WHERE l.topic_id = p.id AND a.language = ANY($2::text[])) v WHERE v.value IS NOT NULL GROUP BY v.value ORDER BY count DESC, value LIMIT $3;

SELECT v.value AS value, count(*)::int AS count FROM (SELECT l.person_id AS value FROM article_people l WHERE l.role = $1::person_role AND l.article_id IN (SELECT s.id FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM (SELECT $2::bigint AS id) p CROSS JOIN topic_articles l JOIN articles a ON a.id = l.article_id WHERE l.topic_id = p.id AND a.language = ANY($3::text[])) s)) v WHERE v.value IS NOT NULL GROUP BY v.value ORDER BY count DESC, value LIMIT $4;

SELECT v.value AS value, count(*)::int AS count FROM (SELECT l.source_id AS value FROM article_sources l WHERE l.role = 'CITED' AND l.article_id IN (SELECT s.id FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM (SELECT $1::bigint AS id) p CROSS JOIN topic_articles l JOIN articles a ON a.id = l.article_id WHERE l.topic_id = p.id AND a.language = ANY($2::text[])) s)) v WHERE v.value IS NOT NULL GROUP BY v.value ORDER BY count DESC, value LIMIT $3;

SELECT v.value AS value, count(*)::int AS count FROM (SELECT l.topic_id AS value FROM topic_articles l WHERE true AND l.article_id IN (SELECT s.id FROM (SELECT a.id AS id, a.sort_at AS sort_at FROM (SELECT $1::bigint AS id) p CROSS JOIN articles a WHERE true AND a.language = ANY($2::text[])) s)) v WHERE v.value IS NOT NULL GROUP BY v.value ORDER BY count DESC, value LIMIT $3;

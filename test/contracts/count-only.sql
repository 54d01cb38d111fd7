SELECT '0' AS "parentId", count(*)::int AS count FROM topics e WHERE true;

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM sources e WHERE e.slug = $1::text;

SELECT p.id AS "parentId", (SELECT count(*)::int FROM article_sources l WHERE l.source_id = p.id AND l.role = 'CITED') AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", (SELECT count(*)::int FROM article_sources l WHERE l.source_id = p.id AND l.role = 'MENTIONED') AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", (SELECT count(*)::int FROM articles a WHERE a.publisher_id = p.id) AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", (SELECT count(*)::int FROM articles a WHERE true) AS count FROM (SELECT $1::bigint AS id) p;

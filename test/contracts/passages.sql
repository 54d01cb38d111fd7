SELECT a.id, a.body, a.headings FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM articles a WHERE a.slug = $1::text;

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM people e WHERE e.id = ANY($1::bigint[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM topics e WHERE e.id = ANY($1::bigint[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.kind FROM sources e WHERE e.id = ANY($1::bigint[]);

SELECT n.article_id AS "articleId", n.annotation->'mentions' AS mentions FROM article_annotations n WHERE n.article_id = ANY($1::bigint[]);

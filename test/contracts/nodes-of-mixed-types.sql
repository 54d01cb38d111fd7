SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM articles a WHERE a.id = $1::bigint;

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM people e WHERE e.id = ANY($1::bigint[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM sources e WHERE e.id = $1::bigint;

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM topics e WHERE e.id = $1::bigint;

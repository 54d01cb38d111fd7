SELECT a.id, a.body, a.headings FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM articles a WHERE a.slug = $1::text;

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn" FROM sources e WHERE e.id = ANY($1::bigint[]);

SELECT l.statement_id AS "parentId", l.position, l.person_id AS "personId", l.source_id AS "sourceId", l.description, l.count, l.anonymity FROM statement_steps l WHERE l.statement_id = ANY($1::bigint[]) ORDER BY l.statement_id, l.position;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT s.id, s.article_id AS "articleId", s.position, s.start_at AS "start", s.end_at AS "end", s.attribution_start AS "attributionStart", s.attribution_end AS "attributionEnd", s.direct, s.method, s.confidence, s.sort_at AS "publishedAt" FROM statements s WHERE s.article_id = p.id ORDER BY s.position ASC, s.id ASC LIMIT 11) r;

SELECT s.article_id AS "parentId", count(*)::int AS count FROM statements s WHERE s.article_id = ANY($1::bigint[]) GROUP BY s.article_id;

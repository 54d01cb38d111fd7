SELECT a.id, a.body, a.headings FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr" FROM people e WHERE e.slug = $1::text;

SELECT p.id AS "parentId", (SELECT count(DISTINCT l.statement_id)::int FROM statement_steps l WHERE l.person_id = p.id AND l.position = 0) AS count FROM unnest($1::bigint[]) AS p(id);

SELECT p.id AS "parentId", f.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT s.id, s.article_id AS "articleId", s.position, s.start_at AS "start", s.end_at AS "end", s.attribution_start AS "attributionStart", s.attribution_end AS "attributionEnd", s.direct, s.method, s.confidence, s.sort_at AS "publishedAt" FROM (SELECT DISTINCT l.sort_at AS sort_at, l.statement_id AS id FROM statement_steps l WHERE l.person_id = p.id AND l.position = 0 ORDER BY l.sort_at DESC, l.statement_id DESC LIMIT 4) r JOIN statements s ON s.id = r.id ORDER BY r.sort_at DESC, r.id DESC) f;

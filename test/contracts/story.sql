SELECT a.id, a.body, a.headings FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT l.article_id AS "articleId", t.id, t.slug, t.method, t.title_ar AS "titleAr", t.title_en AS "titleEn", t.independent_origins AS "independentOrigins", t.disagreements, t.timeline, t.sort_at AS "sortAt" FROM story_articles l JOIN stories t ON t.id = l.story_id WHERE l.article_id = ANY($1::bigint[]);

SELECT p.id AS "parentId", (SELECT count(*)::int FROM story_articles l JOIN shared_passages s ON s.left_id = l.article_id JOIN story_articles o ON o.article_id = s.right_id AND o.story_id = l.story_id WHERE l.story_id = p.id) AS count FROM unnest($1::bigint[]) AS p(id);

SELECT p.id AS "parentId", (SELECT count(*)::int FROM story_articles l WHERE l.story_id = p.id) AS count FROM (SELECT $1::bigint AS id) p;

SELECT p.id AS "parentId", r.* FROM (SELECT $1::bigint AS id) p CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM story_articles l WHERE l.story_id = p.id ORDER BY l.sort_at ASC, l.article_id ASC LIMIT 3) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at ASC, r.id ASC) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT c.kind, c.from_id AS "fromId", c.into_id AS "intoId", c.made_at AS at FROM story_changes c WHERE c.from_id = p.id OR c.into_id = p.id ORDER BY c.made_at DESC, c.id DESC LIMIT $2) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT s.id, s.left_id AS "leftId", s.right_id AS "rightId", s.left_start AS "leftStart", s.left_end AS "leftEnd", s.right_start AS "rightStart", s.right_end AS "rightEnd", s.words FROM story_articles l JOIN shared_passages s ON s.left_id = l.article_id JOIN story_articles o ON o.article_id = s.right_id AND o.story_id = l.story_id WHERE l.story_id = p.id ORDER BY s.words DESC, s.id DESC LIMIT 4) r;

WITH RECURSIVE heirs AS (SELECT id AS asked, id, 0 AS mergers FROM unnest($1::bigint[]) AS w(id) UNION ALL SELECT h.asked, c.into_id, h.mergers + 1 FROM heirs h JOIN story_changes c ON c.from_id = h.id AND c.kind = 'MERGED' WHERE h.mergers < $2 AND NOT EXISTS (SELECT FROM stories WHERE id = h.id)) SELECT DISTINCT ON (h.asked) h.asked, t.id, t.slug, t.method, t.title_ar AS "titleAr", t.title_en AS "titleEn", t.independent_origins AS "independentOrigins", t.disagreements, t.timeline, t.sort_at AS "sortAt" FROM heirs h JOIN stories t ON t.id = h.id ORDER BY h.asked, h.mergers;

SELECT $1 AS "parentId", count(*)::int AS count FROM stories t WHERE true AND t.disagreements @> '[{"conflict": true}]' = $2;

SELECT $1 AS "parentId", count(*)::int AS count FROM stories t WHERE true;

SELECT $1 AS "parentId", t.id, t.slug, t.method, t.title_ar AS "titleAr", t.title_en AS "titleEn", t.independent_origins AS "independentOrigins", t.disagreements, t.timeline, t.sort_at AS "sortAt" FROM stories t WHERE true AND EXISTS (SELECT FROM story_articles l WHERE l.story_id = t.id AND l.article_id = ANY($2::bigint[])) AND EXISTS (SELECT FROM story_articles l WHERE l.story_id = t.id AND EXISTS (SELECT FROM articles a WHERE a.id = l.article_id AND a.publisher_id = ANY($3::bigint[]))) AND EXISTS (SELECT FROM story_articles l WHERE l.story_id = t.id AND EXISTS (SELECT FROM article_people x WHERE x.article_id = l.article_id AND x.person_id = ANY($4::bigint[]))) AND EXISTS (SELECT FROM story_articles l WHERE l.story_id = t.id AND EXISTS (SELECT FROM topic_articles x WHERE x.article_id = l.article_id AND x.topic_id = ANY($5::bigint[]))) AND t.sort_at >= $6::timestamptz AND t.sort_at < $7::timestamptz ORDER BY t.sort_at DESC, t.id DESC LIMIT 21;

SELECT $1 AS "parentId", t.id, t.slug, t.method, t.title_ar AS "titleAr", t.title_en AS "titleEn", t.independent_origins AS "independentOrigins", t.disagreements, t.timeline, t.sort_at AS "sortAt" FROM stories t WHERE true AND t.disagreements @> '[{"conflict": true}]' = $2 ORDER BY t.sort_at DESC, t.id DESC LIMIT 4;

SELECT $1 AS "parentId", t.id, t.slug, t.method, t.title_ar AS "titleAr", t.title_en AS "titleEn", t.independent_origins AS "independentOrigins", t.disagreements, t.timeline, t.sort_at AS "sortAt" FROM stories t WHERE true ORDER BY t.sort_at DESC, t.id DESC LIMIT 3;

SELECT p.id AS "parentId", (SELECT count(*)::int FROM story_articles l WHERE l.story_id = p.id) AS count FROM unnest($1::bigint[]) AS p(id);

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL (SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM (SELECT l.article_id AS id, l.sort_at AS sort_at FROM story_articles l WHERE l.story_id = p.id ORDER BY l.sort_at DESC, l.article_id DESC LIMIT 2) r JOIN articles a ON a.id = r.id ORDER BY r.sort_at DESC, r.id DESC) r;

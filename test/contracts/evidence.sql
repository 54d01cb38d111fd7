SELECT a.id, a.body FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT a.id, a.body FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT a.id, a.body FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT a.id, a.slug, a.headline, a.headline_derived AS "headlineDerived", a.summary, a.language, a.url, a.published_at AS "publishedAt", a.publisher_id AS "publisherId" FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT a.id, a.slug, a.headline, a.headline_derived AS "headlineDerived", a.summary, a.language, a.url, a.published_at AS "publishedAt", a.publisher_id AS "publisherId" FROM articles a WHERE a.slug = ANY($1::text[]);

SELECT article_id AS "parentId", count(*)::int AS count FROM shared_texts WHERE article_id = ANY($1::bigint[]) GROUP BY article_id;

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.country FROM people e WHERE e.id = ANY($1::bigint[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.country FROM people e WHERE e.slug = ANY($1::text[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.kind, e.description_ar AS "descriptionAr", e.description_en AS "descriptionEn", e.homepage, e.country FROM sources e WHERE e.id = ANY($1::bigint[]);

SELECT e.id, e.slug, e.name_ar AS "nameAr", e.name_en AS "nameEn", e.parent_id AS "parentTopicId" FROM topics e WHERE e.id = ANY($1::bigint[]);

SELECT l.statement_id AS "parentId", l.position, l.person_id AS "personId", l.source_id AS "sourceId", l.description, l.count, l.anonymity FROM statement_steps l WHERE l.statement_id = ANY($1::bigint[]) ORDER BY l.statement_id, l.position;

SELECT n.article_id AS "articleId", n.annotation->'mentions' AS mentions FROM article_annotations n WHERE n.article_id = ANY($1::bigint[]);

SELECT p.id AS "parentId", (SELECT count(DISTINCT l.statement_id)::int FROM statement_steps l WHERE l.person_id = p.id) AS count FROM unnest($1::bigint[]) AS p(id);

SELECT p.id AS "parentId", f.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT s.id, s.article_id AS "articleId", s.position, s.start_at AS "start", s.end_at AS "end", s.attribution_start AS "attributionStart", s.attribution_end AS "attributionEnd", s.direct, s.method, s.confidence, s.sort_at AS "publishedAt" FROM (SELECT DISTINCT l.sort_at AS sort_at, l.statement_id AS id FROM statement_steps l WHERE l.person_id = p.id ORDER BY l.sort_at DESC, l.statement_id DESC LIMIT $2) r JOIN statements s ON s.id = r.id ORDER BY r.sort_at DESC, r.id DESC) f;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT a.id, a.slug, a.headline, a.headline_derived AS "headlineDerived", a.summary, a.language, a.url, a.published_at AS "publishedAt", a.publisher_id AS "publisherId", s.words, s.share, o.share AS "otherShare" FROM shared_texts s JOIN articles a ON a.id = s.other_id JOIN shared_texts o ON o.article_id = s.other_id AND o.other_id = s.article_id WHERE s.article_id = p.id ORDER BY s.words DESC, s.other_id DESC LIMIT $2) r;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT s.id, s.article_id AS "articleId", s.position, s.start_at AS "start", s.end_at AS "end", s.attribution_start AS "attributionStart", s.attribution_end AS "attributionEnd", s.direct, s.method, s.confidence, s.sort_at AS "publishedAt" FROM statements s WHERE s.article_id = p.id ORDER BY s.position ASC, s.id ASC LIMIT $2) r;

SELECT p.one || ':' || p.other AS "parentId", r.* FROM unnest($1::bigint[], $2::bigint[]) AS p(one, other) CROSS JOIN LATERAL ( SELECT s.id, s.left_id AS "leftId", s.right_id AS "rightId", s.left_start AS "leftStart", s.left_end AS "leftEnd", s.right_start AS "rightStart", s.right_end AS "rightEnd", s.words FROM shared_passages s WHERE s.left_id = p.one AND s.right_id = p.other UNION ALL SELECT s.id, s.right_id AS "leftId", s.left_id AS "rightId", s.right_start AS "leftStart", s.right_end AS "leftEnd", s.left_start AS "rightStart", s.left_end AS "rightEnd", s.words FROM shared_passages s WHERE s.left_id = p.other AND s.right_id = p.one ORDER BY "leftStart" LIMIT $3) r;

SELECT s.article_id AS "parentId", count(*)::int AS count FROM statements s WHERE s.article_id = ANY($1::bigint[]) GROUP BY s.article_id;

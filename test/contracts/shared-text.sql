SELECT a.id, a.body, a.headings FROM articles a WHERE a.id = ANY($1::bigint[]);

SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt" FROM articles a WHERE a.slug = $1::text;

SELECT article_id AS "parentId", count(*)::int AS count FROM shared_texts WHERE article_id = ANY($1::bigint[]) GROUP BY article_id;

SELECT p.id AS "parentId", r.* FROM unnest($1::bigint[]) AS p(id) CROSS JOIN LATERAL ( SELECT a.id, a.slug, a.headline, a.language, a.publisher_id AS "publisherId", a.published_at AS "publishedAt", s.words, s.share, o.share AS "otherShare" FROM shared_texts s JOIN articles a ON a.id = s.other_id JOIN shared_texts o ON o.article_id = s.other_id AND o.other_id = s.article_id WHERE s.article_id = p.id ORDER BY s.words DESC, s.other_id DESC LIMIT 4) r;

SELECT p.one || ':' || p.other AS "parentId", r.* FROM unnest($1::bigint[], $2::bigint[]) AS p(one, other) CROSS JOIN LATERAL ( SELECT s.id, s.left_id AS "leftId", s.right_id AS "rightId", s.left_start AS "leftStart", s.left_end AS "leftEnd", s.right_start AS "rightStart", s.right_end AS "rightEnd", s.words FROM shared_passages s WHERE s.left_id = p.one AND s.right_id = p.other UNION ALL SELECT s.id, s.right_id AS "leftId", s.left_id AS "rightId", s.right_start AS "leftStart", s.right_end AS "leftEnd", s.left_start AS "rightStart", s.left_end AS "rightEnd", s.words FROM shared_passages s WHERE s.left_id = p.other AND s.right_id = p.one ORDER BY "leftStart" LIMIT $3) r;

CREATE INDEX topics_parent_idx ON topics (parent_id);
CREATE INDEX articles_published_idx ON articles (published_at DESC, id DESC);
CREATE INDEX articles_source_published_idx ON articles (source_id, published_at DESC, id DESC);
CREATE INDEX article_people_person_idx ON article_people (person_id, article_id DESC);
CREATE INDEX article_topics_topic_idx ON article_topics (topic_id, article_id DESC);
CREATE INDEX article_citations_source_idx ON article_citations (source_id, article_id DESC);
CREATE INDEX articles_text_idx ON articles USING gin (to_tsvector('simple', title || ' ' || body));
-- PostGraphile's documented way to search: a function that returns a table's rows.
CREATE FUNCTION search_articles(word text) RETURNS SETOF articles LANGUAGE sql STABLE AS $$
  SELECT a.* FROM articles a WHERE to_tsvector('simple', a.title || ' ' || a.body) @@ plainto_tsquery('simple', word)
  ORDER BY a.published_at DESC, a.id DESC $$;
-- For the second floor: what carrying the sort key in the join tables gives, in a schema that no other server sees.
CREATE SCHEMA keys;
CREATE TABLE keys.person_articles AS SELECT x.person_id, a.published_at, a.id AS article_id FROM article_people x JOIN articles a ON a.id = x.article_id;
CREATE TABLE keys.topic_articles AS SELECT x.topic_id, a.source_id, a.published_at, a.id AS article_id FROM article_topics x JOIN articles a ON a.id = x.article_id;
CREATE UNIQUE INDEX person_articles_idx ON keys.person_articles (person_id, published_at DESC, article_id DESC);
CREATE UNIQUE INDEX topic_articles_idx ON keys.topic_articles (topic_id, published_at DESC, article_id DESC);
CREATE INDEX topic_articles_source_idx ON keys.topic_articles (topic_id, source_id, published_at DESC, article_id DESC);

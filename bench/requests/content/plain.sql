-- The same content as anyone would store it: normalised tables, keys, and the indexes that the queries call for.
CREATE TABLE sources (id integer PRIMARY KEY, name text NOT NULL, name_en text NOT NULL, country text NOT NULL);
CREATE TABLE people (
  id integer PRIMARY KEY, name text NOT NULL, name_en text NOT NULL, country text NOT NULL, occupation text NOT NULL
);
CREATE TABLE topics (id integer PRIMARY KEY, name text NOT NULL, name_en text NOT NULL, parent_id integer REFERENCES topics);
CREATE TABLE articles (
  id integer PRIMARY KEY, source_id integer NOT NULL REFERENCES sources, title text NOT NULL, summary text NOT NULL,
  body text NOT NULL, language text NOT NULL, url text NOT NULL, published_at timestamptz(3) NOT NULL
);
CREATE TABLE article_people (
  article_id integer NOT NULL REFERENCES articles, person_id integer NOT NULL REFERENCES people, role text NOT NULL,
  PRIMARY KEY (article_id, person_id)
);
CREATE TABLE article_topics (
  article_id integer NOT NULL REFERENCES articles, topic_id integer NOT NULL REFERENCES topics,
  PRIMARY KEY (article_id, topic_id)
);
CREATE TABLE article_citations (
  article_id integer NOT NULL REFERENCES articles, source_id integer NOT NULL REFERENCES sources,
  PRIMARY KEY (article_id, source_id)
);

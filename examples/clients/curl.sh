#!/bin/sh
# sh curl.sh [address of Isnad]: needs curl alone.
set -eu
isnad="${1:-http://localhost:4000}/graphql"

# A query by POST, with variables.
curl -sS --fail-with-body "$isnad" -H 'content-type: application/json' -d '{
  "query": "query ($slug: String!) { article(by: { slug: $slug }) { id headline direction publisher { name } } }",
  "variables": { "slug": "iraqi-note-to-tueller" }
}'
echo

# The next page: the `endCursor` of one is the `after` of the next.
page='query ($after: String) { articles(first: 2, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }'
first=$(curl -sS --fail-with-body -G "$isnad" --data-urlencode "query=$page")
echo "$first"
cursor=$(echo "$first" | sed 's/.*"endCursor":"\([^"]*\)".*/\1/')
curl -sS --fail-with-body -G "$isnad" --data-urlencode "query=$page" --data-urlencode "variables={\"after\":\"$cursor\"}"
echo

# A query by GET may be cached: asked again with its ETag, it is answered by 304 and no body.
tag=$(curl -sS -D - -o /dev/null -G "$isnad" --data-urlencode "query=$page" | sed -n 's/^etag: *\([^[:cntrl:]]*\).*/\1/p')
curl -sS -o /dev/null -w '%{http_code}\n' -G "$isnad" --data-urlencode "query=$page" -H "if-none-match: $tag"

// Documents as other systems write them; outlets and people are invented.

export const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
  <title>Example Daily - Local</title><link>https://daily.example/</link><description>News</description><language>en-GB</language>
  <item>
    <title>Ferry &amp; fog: a long night</title>
    <link>https://daily.example/ferry</link>
    <guid isPermaLink="false">tag:daily.example,2024:1</guid>
    <pubDate>Wed, 01 May 2024 11:00:00 +0300</pubDate>
    <dc:creator>Salma Haddad</dc:creator>
    <category domain="http://cv.iptc.org/newscodes/mediatopic/">11000000</category>
    <category>harbour</category>
    <description>The ferry waited &lt;b&gt;all night&lt;/b&gt;.</description>
    <content:encoded><![CDATA[<p>The ferry waited all night, the master said.</p><script>alert(1)</script><p onclick="x()">Nobody was hurt&nbsp;on board.</p>]]></content:encoded>
    <enclosure url="https://daily.example/a.mp3" length="1" type="audio/mpeg"/>
  </item>
  <item>
    <title>No date here</title>
    <guid>17</guid>
    <description>Only a teaser of the story stands in this feed.</description>
  </item>
</channel></rss>`

export const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
  <id>urn:example:feed</id><title>صحيفة المثال</title><updated>2024-05-01T08:00:00Z</updated>
  <link rel="alternate" href="https://mithal.example/"/>
  <entry xml:lang="ar">
    <id>urn:example:1</id>
    <title type="html">افتتاح &lt;em&gt;الجسر&lt;/em&gt;</title>
    <published>2024-05-01T08:00:00Z</published><updated>2024-05-01T09:00:00Z</updated>
    <link rel="alternate" type="text/html" href="https://mithal.example/1"/>
    <link rel="enclosure" href="https://mithal.example/1.jpg"/>
    <author><name>سلمى حداد</name></author>
    <category term="medtop:11000000" label="سياسة"/>
    <summary>افتتح الجسر.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>افتتح الجسر صباح اليوم.</p><p>وحضر الناس.</p></div></content>
  </entry>
</feed>`

export const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "Example Daily",
  home_page_url: "https://daily.example/",
  items: [
    {
      id: "https://daily.example/j1",
      url: "https://daily.example/j1",
      title: "A small thing",
      content_text: "First paragraph of it.\n\nSecond paragraph of it.",
      date_published: "2024-05-02T08:00:00+03:00",
      authors: [{ name: "Example Daily Newsdesk" }],
      tags: ["harbour"],
      image: "https://daily.example/x.png",
    },
  ],
})

export const NINJS_3 = {
  uri: "http://agency.example/items/1",
  standard: { name: "ninjs", version: "3.0", schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#" },
  type: "text",
  versionCreated: "2024-05-03T10:00:00Z",
  firstCreated: "2024-05-03T09:00:00Z",
  language: "en",
  urgency: 4,
  headlines: [{ role: "main", value: "Captain speaks" }],
  descriptions: [{ role: "summary", value: "A captain speaks." }],
  bodies: [
    { role: "main", contentType: "text/plain", value: "One run of words." },
    { role: "richtext", contentType: "application/xhtml+xml", value: "<p>First paragraph.</p><p>Second <b>one</b>.</p>" },
  ],
  by: "By Salma Haddad and Omar Nasser",
  people: [{ name: "Rami Captain", rel: "about", uri: "http://www.wikidata.org/entity/Q1234567" }],
  organisations: [{ name: "Some Line", rel: "mentions" }],
  subjects: [{ name: "politics", uri: "http://cv.iptc.org/newscodes/mediatopic/11000000" }],
  infoSources: [{ name: "Harbour Agency", role: "publisher", uri: "https://agency.example/" }],
  altIds: [{ role: "cms", value: "77" }],
}

export const NINJS_2 = {
  uri: "http://agency.example/items/2",
  versioncreated: "2023-05-03T10:00:00Z",
  language: "en",
  headlines: [{ role: "main", value: "Second version" }],
  bodies: [{ role: "main", contenttype: "text/html", value: "<p>Text of two.</p>" }],
  infosources: [{ name: "Harbour Agency", role: "publisher" }],
  altids: [{ role: "cms", value: "78" }],
}

export const NINJS_1 = {
  uri: "http://agency.example/items/3",
  versioncreated: "2013-05-03T10:00:00Z",
  language: "en",
  headline: "First version",
  body_text: "Text of one.",
  description_text: "About one.",
  byline: "Salma Haddad",
  person: [{ name: "Rami Captain", rel: "mentions" }],
  subject: [{ name: "politics", scheme: "http://cv.iptc.org/newscodes/mediatopic/", code: "11000000" }],
}

export const NEWS_ARTICLE = {
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: "A page about a bridge",
  datePublished: "2024-05-04T08:00:00+03:00",
  inLanguage: "en",
  url: "https://daily.example/bridge",
  author: [{ "@type": "Person", name: "Salma Haddad" }],
  publisher: { "@type": "NewsMediaOrganization", name: "Example Daily News", url: "https://www.exampledaily.example/" },
  articleSection: "harbour",
  keywords: "bridge, water",
  description: "About a bridge.",
}

const TEXT = Array.from(
  { length: 6 },
  (_, i) =>
    `<p>Paragraph number ${i} tells, at some length, how the bridge was built and who came to see it open that day.</p>`,
).join("")

export const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page about a bridge | Example</title>
<script type="application/ld+json">${JSON.stringify({ "@graph": [{ "@type": "WebSite" }, NEWS_ARTICLE] })}</script>
<script>steal()</script><style>p{color:red}</style></head>
<body onload="steal()"><nav><a href="/">Home</a><a href="/a">Archive</a></nav>
<article><h1>A page about a bridge</h1>${TEXT}<iframe src="https://evil.example"></iframe><p><a href="javascript:steal()">Read more about it</a> and more of it, said the engineer.</p></article>
<footer>Copyright</footer></body></html>`

export const OLD_PAGE = `<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>وصول القطار</title>
<meta name="author" content="سلمى حداد"><meta property="article:published_time" content="2009-05-04"></head>
<body><form><table><tr><td>${Array.from({ length: 8 }, (_, i) => `<p>وصل القطار إلى المدينة بعد رحلة طويلة، وقال السائق إن الرحلة ${i} كانت هادئة جدا.</p>`).join("")}</td></tr></table></form></body></html>`

/** Bytes of Arabic and Latin text in windows-1256. */
export function windows1256(text: string): Uint8Array {
  const decoder = new TextDecoder("windows-1256")
  const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]))
  return Uint8Array.from([...text], (character) => codes.get(character) ?? 0x3f)
}

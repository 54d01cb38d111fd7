import { isnad } from "../lib/isnad"

interface FrontPage {
  articles: {
    totalCount: number
    nodes: { id: string; headline: string; direction: "LTR" | "RTL"; publisher: { name: string } | null }[]
  }
}

const FRONT_PAGE = `query FrontPage {
  articles(first: 5) { totalCount nodes { id headline direction publisher { name } } }
}`

export default async function Page() {
  const { articles } = await isnad<FrontPage>(FRONT_PAGE)
  return (
    <main>
      <p>{articles.totalCount}</p>
      {articles.nodes.map(({ id, headline, direction, publisher }) => (
        <article key={id} dir={direction.toLowerCase()}>
          <h2>{headline}</h2>
          {publisher && <p dir="auto">{publisher.name}</p>}
        </article>
      ))}
    </main>
  )
}

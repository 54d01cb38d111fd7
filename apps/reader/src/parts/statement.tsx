import type { ReactNode } from "react"
import { Link } from "react-router"
import { type FragmentType, unmask } from "../gql/fragment-masking.ts"
import { graphql } from "../gql/gql.ts"
import { useLocale } from "../language/locale.ts"
import { useSpeech } from "../language/messages.ts"
import { Chain } from "./chain.tsx"
import { Text } from "./text.tsx"

export const StatementOf = graphql(`
  fragment StatementOf on Statement {
    id
    direct
    method
    evidence {
      text
      range { start end }
      article { id slug headline language }
    }
    ...ChainOf
  }
`)

interface StatementProps {
  readonly of: FragmentType<typeof StatementOf>
  readonly id?: string
  /** Shown before the words: a number, for example. */
  readonly lead?: ReactNode
  /** Whether to add a link to the article, on pages that are not the article's own. */
  readonly withArticle?: boolean
}

/** A statement, with its chain. */
export function Statement({ of, id, lead, withArticle = false }: StatementProps) {
  const statement = unmask(StatementOf, of)
  const { say } = useSpeech()
  const locale = useLocale()
  const { article, text } = statement.evidence
  return (
    <article className="statement" id={id}>
      {lead}
      <blockquote lang={article.language} dir={article.language === "ar" ? "rtl" : "ltr"}>
        {text}
      </blockquote>
      <p className="notes">
        {statement.direct && <span className="note">{say("quoted")}</span>}
        {statement.method === "CURATED" && <span className="note">{say("curated")}</span>}
        {withArticle && (
          <Link to={`/${locale}/articles/${article.slug}`}>
            <Text language={article.language}>{article.headline}</Text>
          </Link>
        )}
      </p>
      <Chain of={statement} />
    </article>
  )
}

export function StatementList({ of }: { of: readonly FragmentType<typeof StatementOf>[] }) {
  return (
    <ul className="statement-list">
      {of.map((statement) => (
        <li key={unmask(StatementOf, statement).id}>
          <Statement of={statement} withArticle />
        </li>
      ))}
    </ul>
  )
}

import type { TypedDocumentNode } from "@graphql-typed-document-node/core"
import type { ReactNode } from "react"
import { type AnyVariables, type CombinedError, useQuery } from "urql"
import { useSpeech } from "../language/messages.ts"

export interface Answer<Data> {
  readonly data: Data | undefined
  readonly error: CombinedError | undefined
  /** Whether the shown data belongs to the previous request, because the answer to the current one has not come yet. */
  readonly waiting: boolean
  readonly retry: () => void
}

export function useAnswer<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Answer<Data> {
  const [{ data, error, fetching }, execute] = useQuery({ query, variables } as Parameters<typeof useQuery<Data, Variables>>[0])
  return { data, error, waiting: fetching, retry: () => execute({ requestPolicy: "network-only" }) }
}

/** Shows an answer: its data; or that it is loading; or an error with a button to try again. */
export function Loaded<Data>({ answer, children }: { answer: Answer<Data>; children: (data: Data) => ReactNode }) {
  const { data, error, waiting, retry } = answer
  if (error && !waiting) return <Failed error={error} retry={retry} />
  if (data) return <div className={waiting ? "waiting" : undefined}>{children(data)}</div>
  return <Loading />
}

export function Loading() {
  const { say } = useSpeech()
  return (
    <div className="loading" role="status">
      <span className="hidden">{say("loading")}</span>
      {["head", "line", "line", "short", "line", "short"].map((kind, index) => (
        <span key={index} className={`bar ${kind}`} />
      ))}
    </div>
  )
}

/** The API's message, without the prefix that the client adds. */
const reason = ({ graphQLErrors, networkError, message }: CombinedError) =>
  graphQLErrors.map((error) => error.message).join(" ") || networkError?.message || message

function Failed({ error, retry }: { error: CombinedError; retry: () => void }) {
  const { say } = useSpeech()
  return (
    <div className="failed" role="alert">
      <p className="failed-title">{say("failed")}</p>
      <p lang="en" dir="ltr" className="reason">
        {reason(error)}
      </p>
      <button type="button" onClick={retry}>
        {say("retry")}
      </button>
    </div>
  )
}

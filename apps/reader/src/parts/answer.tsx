import type { TypedDocumentNode } from "@graphql-typed-document-node/core"
import type { ReactNode } from "react"
import { type AnyVariables, type CombinedError, useQuery } from "urql"
import { useSpeech } from "../language/messages.ts"

export interface Answer<Data> {
  readonly data: Data | undefined
  readonly error: CombinedError | undefined
  /** Whether what is shown is of the question before, because the answer to this one is on its way. */
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

/** What an answer shows: the data, or that they are on their way, or why they did not come and a way to ask again. */
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

/** The error in the API's words, without the prefix that the client adds. */
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

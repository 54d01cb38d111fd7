import type { CorsHeaders } from "./cors.ts"
import type { HeaderValues } from "./header-values.ts"
import type { AnswerType } from "./media-types.ts"
import { NO_SNIFFING } from "./security-headers.ts"

/**
 * The headers that answers of a media type have for an origin. They follow from the settings and from which of few classes a request is
 * in, never from the text of its headers: there are as few of them as origins that may read answers, twice, and each is made once.
 */
export function responseHeaders(cors: CorsHeaders): (type: AnswerType, origin: string | undefined) => HeaderValues {
  const made = new Map<AnswerType, Map<HeaderValues, HeaderValues>>()
  return (type, origin) => {
    const byOrigin = cors(origin)
    const ofType = made.get(type) ?? new Map<HeaderValues, HeaderValues>()
    made.set(type, ofType)
    const headers = ofType.get(byOrigin) ?? { "content-type": type, ...NO_SNIFFING, ...byOrigin }
    ofType.set(byOrigin, headers)
    return headers
  }
}

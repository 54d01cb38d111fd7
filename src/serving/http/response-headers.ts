import type { CorsHeaders } from "./cors.ts"
import type { HeaderValues } from "./header-values.ts"
import type { AnswerType } from "./media-types.ts"
import { NO_SNIFFING } from "./security-headers.ts"

/**
 * A function that gives the response headers for a media type and an origin. They depend on the settings and on which of the
 * configured origins it is, not on other text in the request; so there are few different ones, and each is made once.
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

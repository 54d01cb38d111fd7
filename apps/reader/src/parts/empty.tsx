import { useSpeech } from "../language/messages.ts"

export function Empty({ children }: { children?: string }) {
  const { say } = useSpeech()
  return <p className="empty">{children ?? say("nothingHere")}</p>
}

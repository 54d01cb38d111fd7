import type { ElementType, ReactNode } from "react"
import { directionOf, languageOf } from "../language/locale.ts"

interface TextProps {
  readonly children: string
  /** Given if the API tells it; the language of names and titles is guessed from their letters. */
  readonly language?: string
  readonly as?: ElementType
  readonly className?: string
}

/** Text in its own language and direction, whatever surrounds it. */
export function Text({ children, language = languageOf(children), as: Element = "bdi", className }: TextProps) {
  return (
    <Element lang={language} dir={directionOf(language)} className={className}>
      {children}
    </Element>
  )
}

/** A label with its value, in one line that may wrap. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p className="labelled">
      <span className="label">{label}</span> {children}
    </p>
  )
}

import type { ElementType, ReactNode } from "react"
import { directionOf, languageOf } from "../language/locale.ts"

interface TextProps {
  readonly children: string
  /** Where the API tells it; names and titles tell it by their letters. */
  readonly language?: string
  readonly as?: ElementType
  readonly className?: string
}

/** Content in its own language and direction, whatever stands around it. */
export function Text({ children, language = languageOf(children), as: Element = "bdi", className }: TextProps) {
  return (
    <Element lang={language} dir={directionOf(language)} className={className}>
      {children}
    </Element>
  )
}

/** A label and what it labels, in one line that wraps. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p className="labelled">
      <span className="label">{label}</span> {children}
    </p>
  )
}

import { useState } from "react"
import { useSpeech } from "../language/messages.ts"

type Theme = "light" | "dark"

const DARK = "(prefers-color-scheme: dark)"

function shownTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === "light" || chosen === "dark") return chosen
  return matchMedia(DARK).matches ? "dark" : "light"
}

/** Switches between light and dark colours, and stores the choice (public/before-paint.js reads it). */
export function ThemeButton() {
  const { say } = useSpeech()
  const [theme, setTheme] = useState(shownTheme)
  const other: Theme = theme === "dark" ? "light" : "dark"
  const change = () => {
    document.documentElement.dataset.theme = other
    try {
      localStorage.setItem("isnad-theme", other)
    } catch {
      // If storage is not allowed, the choice lasts until the page is left.
    }
    setTheme(other)
  }
  return (
    <button type="button" className="theme" onClick={change} aria-label={say(other === "dark" ? "toDark" : "toLight")}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
      </svg>
    </button>
  )
}

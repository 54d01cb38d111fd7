import { useEffect, useState } from "react"

/** A value that follows another once it has rested, for so many milliseconds: what is typed, without every letter of it. */
export function useLater<Value>(value: Value, pause: number): Value {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return later
}

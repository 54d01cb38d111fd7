import { useEffect, useState } from "react"

/** A value that follows another one once it has not changed for `pause` milliseconds: typed text, without each letter of it. */
export function useLater<Value>(value: Value, pause: number): Value {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return later
}

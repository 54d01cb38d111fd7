// Runs before the first paint, so that neither the direction nor the colours of a page jump.
;(() => {
  const root = document.documentElement
  const english = location.pathname.split("/")[1] === "en"
  root.lang = english ? "en" : "ar"
  root.dir = english ? "ltr" : "rtl"
  try {
    const theme = localStorage.getItem("isnad-theme")
    if (theme === "light" || theme === "dark") root.dataset.theme = theme
  } catch {
    // Where storage is refused, the system's colours hold.
  }
})()

// Runs before the first paint, so that direction and colours do not change while the page loads.
;(() => {
  const root = document.documentElement
  const english = location.pathname.split("/")[1] === "en"
  root.lang = english ? "en" : "ar"
  root.dir = english ? "ltr" : "rtl"
  try {
    const theme = localStorage.getItem("isnad-theme")
    if (theme === "light" || theme === "dark") root.dataset.theme = theme
  } catch {
    // If storage is not allowed, the system's colours are used.
  }
})()

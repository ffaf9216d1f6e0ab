export type Theme = "system" | "light" | "dark"
const KEY = "openair.theme"

/** The reader's choice; the system's when none was made. */
export function readTheme(): Theme {
  const saved = localStorage.getItem(KEY)
  return saved === "light" || saved === "dark" ? saved : "system"
}

export function applyTheme(theme: Theme = readTheme()): void {
  if (theme === "system") {
    localStorage.removeItem(KEY)
    delete document.documentElement.dataset.theme
  } else {
    localStorage.setItem(KEY, theme)
    document.documentElement.dataset.theme = theme
  }
}

/** What the switch offers next: the opposite of what is seen now. */
export function otherTheme(): Theme {
  const dark =
    document.documentElement.dataset.theme === "dark" ||
    (document.documentElement.dataset.theme === undefined && matchMedia("(prefers-color-scheme: dark)").matches)
  return dark ? "light" : "dark"
}

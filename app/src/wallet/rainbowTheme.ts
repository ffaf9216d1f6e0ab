import { lightTheme, type Theme } from "@rainbow-me/rainbowkit"

const base = lightTheme({ borderRadius: "none", overlayBlur: "none", fontStack: "system" })

/** RainbowKit's dialog in our paper and ink; the tokens follow light and dark by themselves. */
export const rainbowTheme: Theme = {
  ...base,
  colors: {
    ...base.colors,
    accentColor: "var(--ink)",
    accentColorForeground: "var(--on-ink)",
    closeButton: "var(--ink)",
    closeButtonBackground: "var(--sunk)",
    generalBorder: "var(--rule)",
    menuItemBackground: "var(--sunk)",
    modalBackdrop: "#0b0a09b3",
    modalBackground: "var(--sheet)",
    modalBorder: "var(--ink)",
    modalText: "var(--ink)",
    modalTextDim: "var(--ink-3)",
    modalTextSecondary: "var(--ink-2)",
    profileForeground: "var(--sheet)",
    actionButtonBorder: "var(--edge)",
  },
  fonts: { body: "var(--font-text)" },
  shadows: { ...base.shadows, dialog: "var(--shadow-sheet)" },
}

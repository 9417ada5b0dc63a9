/** What a preview can be asked for, by the names that its form and its address have; the first of each is the usual one. */
const choices = {
  view: ['form', 'paused'],
  lang: ['en', 'de'],
  theme: ['light', 'dark'],
} as const

type Choices = { [Name in keyof typeof choices]: (typeof choices)[Name][number] }

/** Reads each choice from a form or an address; anything else is the usual one. */
export function readPreviewChoices(read: (name: keyof Choices) => unknown): Choices {
  const { view, lang, theme } = choices
  return {
    view: view.find((one) => one === read('view')) ?? 'form',
    lang: lang.find((one) => one === read('lang')) ?? 'en',
    theme: theme.find((one) => one === read('theme')) ?? 'light',
  }
}

/** The end of the address of a preview of what is typed. */
export function previewQuery(read: (name: keyof Choices) => unknown): string {
  return `?draft&${new URLSearchParams(readPreviewChoices(read))}`
}

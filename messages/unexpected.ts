/**
 * Words for the moment something broke. Apart from the other messages because the error pages travel with every
 * page, and must not bring all sentences of both languages along.
 */
const unexpected = {
  en: {
    title: 'Something went wrong',
    text: 'This is our mistake, not yours. Please try again in a moment.',
    retry: 'Try again',
    home: 'See all products',
  },
  de: {
    title: 'Etwas ist schiefgegangen',
    text: 'Das war unser Fehler, nicht Ihrer. Bitte versuchen Sie es gleich noch einmal.',
    retry: 'Noch einmal versuchen',
    home: 'Alle Produkte ansehen',
  },
}

export function unexpectedMessages(languageTag: string) {
  return languageTag.toLowerCase().startsWith('de') ? unexpected.de : unexpected.en
}

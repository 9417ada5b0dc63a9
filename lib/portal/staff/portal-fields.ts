/** The fields of the portal's forms, by the path that each has in a settings file, with what they are called. */
export const portalLabels: { readonly [field: string]: string } = {
  name: 'Name of the portal',
  accent: 'Accent colour',
  'contact.name': 'Name of the contact',
  'contact.email': 'E-mail of the contact',
  'contact.url': 'Page of the contact',
  logo: 'Logo',
  'legal.imprint.en': 'Imprint, English',
  'legal.imprint.de': 'Imprint, German',
  'legal.privacy.en': 'Privacy, English',
  'legal.privacy.de': 'Privacy, German',
  'legal.terms.en': 'Terms, English',
  'legal.terms.de': 'Terms, German',
}

const fields = Object.keys(portalLabels)
/** Each is a form of its own: a request has room for 64 kB. */
export const faceFields = fields.filter((field) => !/^(?:legal|logo)/.test(field))
export const legalFields = (page: string) => fields.filter((field) => field.startsWith(`legal.${page}.`))

export type PortalValues = { [field: string]: string }

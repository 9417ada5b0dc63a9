import { textField } from '../../staff/text-field'
import { mostQuotaRows, type ProductValues } from './product-values'

const texts = [
  'name',
  'summary',
  'connection',
  'tokensUrl',
  'launchUrl',
  'returnUrls',
  'terminalConfigurationId',
  'metadata',
  'trialMinutes',
  'reloginsPerHour',
  'moreTimeMinutes',
  'retentionDays',
  'verification',
  'withoutCaptcha',
  'disposableMail',
  'freeMail',
  'otherCompanies',
  'companies',
  'accent',
  'fields.lastName',
  'fields.company',
  'fields.country',
  ...['en', 'de'].flatMap((language) => [
    `pausedText.${language}`,
    `mailTexts.${language}.opening`,
    `mailTexts.${language}.closing`,
    `texts.${language}.title`,
    `texts.${language}.introduction`,
    `consent.${language}`,
  ]),
]
const marks = ['captcha', 'checkMailDomain', 'waitlist', 'paused']

/** The fields of the editor as they were posted, and no others (A6). A box that is not ticked is not posted. */
export function readProductForm(posted: unknown): ProductValues {
  // Programs may call an action with anything.
  const form = posted instanceof FormData ? posted : new FormData()
  const values: ProductValues = {}
  for (const name of texts) values[name] = plain(form, name)
  for (const name of marks) values[name] = textField(form, name) !== ''
  for (let row = 0; row < mostQuotaRows && form.has(`quotas.${row}.scope`); row += 1) {
    for (const part of ['scope', 'per', 'limit']) {
      values[`quotas.${row}.${part}`] = plain(form, `quotas.${row}.${part}`)
    }
  }
  return values
}

/** Browsers post the ends of lines in their own way. */
function plain(form: FormData, name: string): string {
  return textField(form, name).replaceAll('\r\n', '\n')
}

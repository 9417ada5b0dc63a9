import { db } from '../db'
import { CompanyRules } from './company-rules'
import { PausedText } from './paused-text'
import { Consent, FieldRules, PageTexts } from './product-words'

export type ProductPage = NonNullable<Awaited<ReturnType<typeof findProductPage>>>

/** What the signup page shows of a product. */
export async function findProductPage(slug: string) {
  const product = await db().product.findUnique({
    where: { slug },
    select: {
      slug: true,
      name: true,
      summary: true,
      trialMinutes: true,
      captcha: true,
      paused: true,
      pausedText: true,
      fields: true,
      texts: true,
      consent: true,
      accent: true,
    },
  })
  return (
    product && {
      ...product,
      pausedText: PausedText.parse(product.pausedText),
      fields: FieldRules.parse(product.fields),
      texts: PageTexts.parse(product.texts),
      consent: Consent.parse(product.consent),
    }
  )
}

export type ProductForSignup = NonNullable<Awaited<ReturnType<typeof findProductForSignup>>>

/** What deciding on a signup needs. */
export async function findProductForSignup(slug: string) {
  const product = await db().product.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      connectionId: true,
      captcha: true,
      withoutCaptcha: true,
      verification: true,
      disposableMail: true,
      freeMail: true,
      companies: true,
      otherCompanies: true,
      checkMailDomain: true,
      paused: true,
      fields: true,
      consent: true,
    },
  })
  return (
    product && {
      ...product,
      companies: CompanyRules.parse(product.companies),
      fields: FieldRules.parse(product.fields),
      consent: Consent.parse(product.consent),
    }
  )
}

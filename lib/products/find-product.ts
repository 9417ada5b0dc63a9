import { db } from '../db'
import { CompanyRules } from './company-rules'
import { PausedText } from './paused-text'

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
    },
  })
  return product && { ...product, pausedText: PausedText.parse(product.pausedText) }
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
    },
  })
  return product && { ...product, companies: CompanyRules.parse(product.companies) }
}

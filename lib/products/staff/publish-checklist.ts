import { db } from '../../db'
import { findTerminalConfigurationId } from '../../frame/ask-active-session'
import { judgeReturnUrl } from '../../frame/return-url'
import { parseTokensUrl } from '../../frame/tokens-url'
import { canMail } from '../../mail/can-mail'
import { paths } from '../../paths'
import { Contact, LegalTexts } from '../../portal/portal-parts'
import type { Authorised } from '../../staff/staff-person'
import type { ProductForStaff } from './find-product-for-staff'
import type { ProductItem } from './product-values'

/** One thing to look at before prospects come. `to`: where it is mended, a page or a field of the editor. */
export type CheckItem = { done: boolean; title: string; text: string; to: string }

/** Everything that a product needs before it is published, as it is now. */
export async function publishChecklist(
  _staff: Authorised<'products.manage'>,
  { item }: ProductForStaff,
): Promise<CheckItem[]> {
  const [connection, portal] = await Promise.all([
    db().connection.findUnique({
      where: { name: item.connection },
      select: { apiUrl: true, staffTokens: { where: { outcome: 'minted' }, take: 1, select: { id: true } } },
    }),
    db().portal.findFirst({ select: { legal: true, contact: true } }),
  ])
  const isTested = (connection?.staffTokens.length ?? 0) > 0 || (await hasMinted(item.slug))
  const legal = LegalTexts.parse(portal?.legal ?? {})
  const contact = Contact.parse(portal?.contact ?? {})
  return [
    {
      done: isTested,
      title: 'The connection works',
      text: isTested
        ? `Frame gave a token on ${item.connection}.`
        : `Ask Frame for a test token on ${item.connection}.`,
      to: paths.staffConnections,
    },
    ...ofFrame(item, connection?.apiUrl ?? ''),
    ...ofPolicy(item),
    {
      done: Boolean(legal.privacy && legal.imprint),
      title: 'Legal pages',
      text:
        legal.privacy && legal.imprint
          ? 'Imprint and privacy page exist.'
          : 'Write an imprint and a privacy page.',
      to: paths.staffPortal,
    },
    {
      done: Boolean(contact.email || contact.url),
      title: 'Whom to ask',
      text:
        contact.email || contact.url
          ? 'Prospects find a contact on every page.'
          : 'Name a contact, so that prospects can ask somebody.',
      to: paths.staffPortal,
    },
  ]
}

function ofFrame(item: ProductItem, apiUrl: string): CheckItem[] {
  const tokens = parseTokensUrl(item.tokensUrl)
  const belongs = tokens.kind === 'ok' && tokens.tokensUrl.origin === apiUrl
  const comesBack = judgeReturnUrl(item.launchUrl, item.returnUrls) !== null
  const hasTerminal = Boolean(item.terminalConfigurationId ?? findTerminalConfigurationId(item.launchUrl))
  return [
    {
      done: belongs,
      title: 'Tokens URL',
      text: belongs ? `Belongs to ${item.connection}.` : `Must begin with ${apiUrl}.`,
      to: '#tokensUrl',
    },
    {
      done: comesBack,
      title: 'The way back',
      text: comesBack
        ? 'The launch URL is below a return prefix: who comes back lands where they were.'
        : 'Add the launch URL to the return prefixes, or people who come back start at the beginning.',
      to: '#returnUrls',
    },
    {
      done: hasTerminal,
      title: 'Use of the trial is seen',
      text: hasTerminal
        ? 'Sessions can be asked for by the terminal configuration id.'
        : 'Enter the terminal configuration id, or launches are seen late or never.',
      to: '#terminalConfigurationId',
    },
  ]
}

function ofPolicy(item: ProductItem): CheckItem[] {
  const hasQuota = item.quotas.some(({ scope, limit }) => scope === 'product' && limit !== null)
  const hasPersonal = item.quotas.some(({ scope, limit }) => scope === 'person' && limit !== null)
  const mayVerify =
    item.verification === 'code' ||
    [item.freeMail, item.disposableMail, item.otherCompanies, item.withoutCaptcha].includes('verify')
  const mails = !mayVerify || canMail()
  const own = Object.keys(item.consent).length
  return [
    {
      done: hasQuota && hasPersonal,
      title: 'Quotas',
      text:
        hasQuota && hasPersonal
          ? 'One person and all together are limited.'
          : `Set a limit for ${hasQuota ? 'each person' : 'the whole product'}: trials cost.`,
      to: '#quotas.0.scope',
    },
    {
      done: item.captcha,
      title: 'Captcha',
      text: item.captcha ? 'Programs are asked to prove that they are people.' : 'Switch it on.',
      to: '#captcha',
    },
    {
      done: mails,
      title: 'Mail',
      text: !mayVerify
        ? 'No rule asks for a proof by mail.'
        : mails
          ? 'A mail server is set, so codes can be sent.'
          : 'A rule asks for a proof by mail, and no mail server is set: set SMTP_URL.',
      to: '#verification',
    },
    {
      done: own !== 1,
      title: 'Consent',
      text:
        own === 0
          ? 'The portal’s own sentence is agreed to.'
          : own === 2
            ? 'Words of its own in both languages.'
            : 'There are words of its own in one language only; readers of the other see them too.',
      to: '#consent.en',
    },
  ]
}

async function hasMinted(slug: string): Promise<boolean> {
  const minted = await db().signup.findFirst({
    where: { product: { slug }, grantedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  return minted !== null
}

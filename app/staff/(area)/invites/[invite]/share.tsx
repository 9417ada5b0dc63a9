import { LinkButton } from '@/app/_ui/link-button'
import { CopyButton } from '@/app/_ui/copy-button'
import { controlLook } from '@/app/_ui/field-frame'
import { env } from '@/lib/env'
import type { FoundInvite } from '@/lib/invites/staff/find-staff-invite'
import { qrPath } from '@/lib/invites/staff/qr-code'
import { paths } from '@/lib/paths'
import { messagesFor, type Language } from '@/messages'
import { formatMoment } from '@/messages/format-moment'
import { CopyLink } from './copy-link'

const languages = [
  ['en', 'English'],
  ['de', 'German'],
] as const

type ShareProps = { invite: FoundInvite; link: string; isNew: boolean; sender: string }

/** Everything with which the link can be handed out. */
export function Share({ invite, link, isNew, sender }: ShareProps) {
  return (
    <>
      <CopyLink label="Link of the invite" text={link} atOnce={isNew} />
      <div className="grid items-start gap-6 sm:grid-cols-[auto_1fr]">
        <div className="flex flex-col gap-3">
          <QrPicture link={link} />
          <p className="flex flex-wrap gap-4 text-sm">
            <Download href={paths.staffInviteQr(invite.id, 'png')}>PNG file</Download>
            <Download href={paths.staffInviteQr(invite.id, 'svg')}>SVG file</Download>
          </p>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {languages.map(([language, name]) => (
            <Message
              key={language}
              name={name}
              invite={invite}
              {...messageOf(invite, { link, language, sender })}
            />
          ))}
        </div>
      </div>
    </>
  )
}

function QrPicture({ link }: { link: string }) {
  const { size, path } = qrPath(link)
  return (
    <svg
      role="img"
      aria-label="QR code of the link"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="w-48 rounded-md border border-line"
    >
      <path fill="#fff" d={`M0,0h${size}v${size}h-${size}z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}

function Download({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} download className="py-1 font-medium text-accent underline underline-offset-3">
      {children}
    </a>
  )
}

type MessageProps = { name: string; invite: FoundInvite; subject: string; text: string }

function Message({ name, invite, subject, text }: MessageProps) {
  const label = `Message in ${name}`
  const mail = `mailto:${encodeURIComponent(invite.recipientEmail ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
  return (
    <div className="flex flex-col gap-2">
      <label className="flex flex-col gap-1.5 font-medium">
        {label}
        <textarea readOnly rows={9} defaultValue={text} className={`${controlLook} font-normal`} />
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton text={text} label={label} />
        <LinkButton tone="quiet" href={mail}>
          Write a mail in {name}
        </LinkButton>
      </div>
    </div>
  )
}

type Wording = { link: string; language: Language; sender: string }

function messageOf(invite: FoundInvite, { link, language, sender }: Wording) {
  const { message } = messagesFor(language).invite
  const product = invite.product.name
  const name = [invite.recipientFirstName, invite.recipientLastName].filter(Boolean).join(' ')
  const lines = [
    name ? message.greeting(name) : message.greetingWithoutName,
    message.text(product),
    link,
    ...(invite.expiresAt ? [message.expires(formatMoment(invite.expiresAt, language, env().timeZone))] : []),
    `${message.closing}\n${sender}`,
  ]
  return { subject: message.subject(product), text: lines.join('\n\n') }
}

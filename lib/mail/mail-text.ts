/** One mail as a person reads it, before it is laid out. */
export type MailText = {
  subject: string
  heading: string
  paragraphs: string[]
  /** Six digits, shown large. */
  code?: string
  link?: { label: string; url: string }
  /** Below everything, in small type. */
  closing: string[]
}

export type LaidOutMail = { subject: string; text: string; html: string }

/** The same mail as plain text and as HTML. Everything in it is text: no markup of ours or of others comes through. */
export function layOutMail(mail: MailText, look: { language: string; accent: string }): LaidOutMail {
  return { subject: mail.subject, text: plainText(mail), html: html(mail, look) }
}

function plainText({ heading, paragraphs, code, link, closing }: MailText): string {
  const parts = [
    heading,
    ...paragraphs,
    ...(code ? [`    ${code}`] : []),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    '-- ',
    ...closing,
  ]
  return `${parts.join('\n\n')}\n`
}

function html(
  { subject, heading, paragraphs, code, link, closing }: MailText,
  { language, accent }: { language: string; accent: string },
): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escaped(text)}</p>`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:24px 12px;font:16px/1.5 system-ui,'Segoe UI',Helvetica,Arial,sans-serif">
<div role="article" style="max-width:520px;margin:0 auto;padding:32px 24px;border:1px solid #8883;border-radius:12px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escaped(heading)}</h1>
${paragraphs.map(paragraph).join('\n')}
${code ? `<p style="margin:24px 0;font-size:34px;font-weight:600;letter-spacing:6px;font-family:ui-monospace,Consolas,monospace">${code}</p>` : ''}
${link ? `<p style="margin:24px 0"><a href="${escaped(link.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${accent};color:#fff;text-decoration:none;font-weight:600">${escaped(link.label)}</a></p>` : ''}
<hr style="margin:24px 0 16px;border:0;border-top:1px solid #8883">
<div style="font-size:13px;opacity:.8">
${closing.map(paragraph).join('\n')}
</div>
</div>
</body>
</html>
`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** A paragraph that may not be there. */
export function given(text: string | undefined): string[] {
  return text ? [text] : []
}

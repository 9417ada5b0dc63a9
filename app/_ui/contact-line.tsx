type Contact = { name?: string; email?: string; url?: string }

/** Whom to ask: "Questions? Trial desk: trials@halden.example, halden.example/help". */
export function ContactLine({ question, contact }: { question: string; contact: Contact }) {
  const { name, email, url } = contact
  const look = 'underline underline-offset-3 hover:text-accent-strong'
  return (
    <p className="break-words">
      {question} {name ? `${name}: ` : null}
      {email ? (
        <a href={`mailto:${email}`} className={look}>
          {email}
        </a>
      ) : null}
      {email && url ? ', ' : null}
      {url ? (
        <a href={url} className={look}>
          {url.replace(/^https:\/\/|\/$/g, '')}
        </a>
      ) : null}
    </p>
  )
}

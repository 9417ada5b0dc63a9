export type LanguageOption = { language: string; name: string; href: string; current: boolean }

/** Plain links, so that it works without JavaScript and each language of a page has an address. */
export function LanguageSwitch({ label, options }: { label: string; options: LanguageOption[] }) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="-mr-2 flex">
        {options.map(({ language, name, href, current }) => (
          <li key={language}>
            <a
              href={href}
              lang={language}
              hrefLang={language}
              aria-current={current ? 'true' : undefined}
              className={`flex min-h-11 items-center rounded-md px-2 text-sm underline-offset-6 hover:underline ${current ? 'font-semibold underline decoration-2' : 'text-muted'}`}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { previewQuery } from '@/lib/products/staff/preview-query'
import { previewFrame, productForm } from './form-and-frame-ids'

type PreviewPanelProps = { page: string; draft: string }

const restMs = 600

const choices = {
  view: { form: 'The form', paused: 'While it is paused' },
  lang: { en: 'English', de: 'German' },
  width: { phone: 'Phone, beside', wide: 'Wide, above' },
  theme: { light: 'Light', dark: 'Dark' },
}

/**
 * The signup page as the form beside it would make it. Without JavaScript the button sends the form to the frame; with
 * it, the frame follows what is typed. The width is a matter of style sheets.
 */
export function PreviewPanel({ page, draft }: PreviewPanelProps) {
  const [shown, setShown] = useState({ src: page, turn: 0 })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const form = document.getElementById(productForm)
    if (!(form instanceof HTMLFormElement)) return
    const later = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest(`#${productForm}, [form=${productForm}]`) === null)
        return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void refresh(form), restMs)
    }
    // Also for what belongs to the form by its attribute, such as the language here.
    document.addEventListener('input', later)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('input', later)
    }

    async function refresh(of: HTMLFormElement) {
      const body = new FormData(of)
      const query = previewQuery((name) => body.get(`preview.${name}`))
      const reply = await fetch(draft, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
      if (reply?.type !== 'opaqueredirect') return
      // A new frame rather than a new address, which would be a step to go back over.
      setShown(({ turn }) => ({ src: `${page}${query}`, turn: turn + 1 }))
    }
  }, [draft, page])

  return (
    <section
      aria-labelledby="preview"
      className="group/preview flex min-w-0 flex-col gap-4 has-[#preview-width-wide:checked]:order-first xl:not-has-[#preview-width-wide:checked]:sticky xl:not-has-[#preview-width-wide:checked]:top-6 print:hidden"
    >
      <h2 id="preview" className="text-lg font-semibold">
        Preview
      </h2>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Choice name="view" label="Shows" form={productForm} />
        <Choice name="lang" label="Language" form={productForm} />
        <Choice name="width" label="Width" />
        <Choice name="theme" label="Colours" form={productForm} />
      </div>
      <iframe
        key={shown.turn}
        name={previewFrame}
        src={shown.src}
        title="Preview of the signup page"
        // No scripts and no forms: nothing in it can be sent. Its own origin, so that it gets its style sheets.
        sandbox="allow-same-origin"
        className="h-160 w-full rounded-lg border border-line bg-page group-has-[#preview-width-phone:checked]/preview:max-w-98"
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button
          type="submit"
          tone="quiet"
          form={productForm}
          formAction={draft}
          formMethod="post"
          formEncType="multipart/form-data"
          formTarget={previewFrame}
        >
          Show what is typed
        </Button>
        <p className="text-sm text-muted">The box of the captcha shows on the page itself only.</p>
      </div>
    </section>
  )
}

type ChoiceProps = { name: keyof typeof choices; label: string; form?: string }

function Choice({ name, label, form }: ChoiceProps) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4">
      <legend className="float-left mr-3 text-sm text-muted">{label}</legend>
      {Object.entries(choices[name]).map(([value, text], at) => (
        <label key={value} className="inline-flex min-h-11 cursor-pointer items-center gap-2">
          <input
            id={`preview-${name}-${value}`}
            type="radio"
            name={`preview.${name}`}
            value={value}
            form={form}
            defaultChecked={at === 0}
            className="size-5 accent-accent"
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}

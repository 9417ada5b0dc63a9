import type { ReactNode } from 'react'
import { FieldError } from './field-error'

/** What every kind of field has in common for those who use it: a label, a hint, and what is wrong. */
export type FieldTexts = {
  label: string
  /** Written behind the label, such as "optional". */
  remark?: string
  error?: string
  errorPrefix: string
}

export function controlAria(id: string, error: string | undefined) {
  return { 'aria-invalid': error ? true : undefined, 'aria-describedby': error ? `${id}-error` : undefined }
}

export function controlLook(error: string | undefined) {
  const border = error ? 'border-danger ring-1 ring-danger' : 'border-field hover:border-ink'
  return `block min-h-12 w-full rounded-md border bg-surface px-3.5 py-2.5 transition-colors ${border}`
}

export function FieldFrame({ id, texts, children }: { id: string; texts: FieldTexts; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {texts.label}
        {texts.remark ? <span className="font-normal text-muted"> ({texts.remark})</span> : null}
      </label>
      <FieldError id={id} error={texts.error} prefix={texts.errorPrefix} />
      {children}
    </div>
  )
}

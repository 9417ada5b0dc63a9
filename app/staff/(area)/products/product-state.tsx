import type { ListedProduct } from '@/lib/products/staff/list-products-for-staff'

const words = {
  published: { text: 'Published', dot: 'bg-success' },
  paused: { text: 'Paused', dot: 'bg-mark-3' },
  restored: { text: 'Closed by a restore', dot: 'bg-danger' },
  closed: { text: 'Closed by a quota', dot: 'bg-danger' },
}

/** How a product stands, in words and by a dot. */
export function ProductState({ state }: { state: ListedProduct['state'] }) {
  const { text, dot } = words[state]
  return (
    <span className="inline-flex items-center gap-2 font-medium whitespace-nowrap">
      <span aria-hidden="true" className={`size-2.5 rounded-full ${dot}`} />
      {text}
    </span>
  )
}

'use client'

/** The options of a select, by value. Drawn in the browser too: as elements, a long list would double the page. */
export function Options({ of }: { of: { [value: string]: string } }) {
  return Object.entries(of).map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}

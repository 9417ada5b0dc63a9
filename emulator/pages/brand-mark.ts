export const brandMark = `<svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
<rect width="32" height="32" rx="9" fill="currentColor"/>
<path d="M9 13v-3a1 1 0 0 1 1-1h3M19 9h3a1 1 0 0 1 1 1v3M23 19v3a1 1 0 0 1-1 1h-3M13 23h-3a1 1 0 0 1-1-1v-3" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>
<path d="M13.8 12.9v6.2a.5.5 0 0 0 .8.4l5-3.1a.5.5 0 0 0 0-.8l-5-3.1a.5.5 0 0 0-.8.4z" fill="#fff"/>
</svg>`

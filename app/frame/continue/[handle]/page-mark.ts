/** Where the title of a page takes what is known only in the browser. */
export const pageMark = '{page}'

/** The form that the preview beside it sends, and the frame it is sent to. */
export const productForm = 'product-form'
export const previewFrame = 'product-preview'

/** Product and model in one line; a product whose name already says the model is not said twice. */
export function productWords(product: string | null | undefined, model: string | null | undefined): string {
  if (product && model && product.includes(model)) return product;
  return [product, model].filter(Boolean).join(' ');
}

/** Whole cents as dollars, "$48.12". */
export const sayMoney = (cents: number): string =>
  `${cents < 0 ? '−' : ''}$${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;

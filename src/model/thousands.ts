/** A count with its thousands apart, as English and Korean write it: 2,231. */
export const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

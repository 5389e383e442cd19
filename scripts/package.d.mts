interface Packed {
  size: number
  files: string[]
}
export function packed(): Packed
export function faultsOf(found: Packed): string[]

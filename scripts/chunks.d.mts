export function joined(outputs: readonly { path: string; text: string }[], entry: string): string

/** 12 KB, 3.4 MB */
export function bytes(count: number): string {
  return count < 1_048_576 ? `${Math.max(1, Math.round(count / 1024))} KB` : `${(count / 1_048_576).toFixed(1)} MB`
}

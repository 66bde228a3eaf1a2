/** Compressed artwork (.svgz). */

/** No source is shown that unpacks to more; the module refuses it, too. */
const MOST_CHARACTERS = 64e6;

export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The source text of artwork, unpacked where it is compressed, and cut where it is endless. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!isPacked(bytes)) return new TextDecoder().decode(bytes);
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < MOST_CHARACTERS) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

/** Gives a file to the person, made here. */

/** Downloads bytes or text under a name. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The file's name without its ending. */
export function stem(name: string): string {
  return (name.split('/').at(-1) ?? name).replace(/\.[^.]+$/, '');
}

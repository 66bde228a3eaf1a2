/** Labels that are shipped to be tried; all of them are invented. */

export const EXAMPLES = [
  { name: 'banh-nhan', title: 'Bánh nhãn', isGood: false },
  { name: 'ruou-nep', title: 'Rượu nếp', isGood: false },
  { name: 'nuoc-sau', title: 'Nước sấu', isGood: false },
  { name: 'banh-gai', title: 'Bánh gai', isGood: true },
  { name: 'mat-ong', title: 'Mật ong', isGood: true },
  { name: 'tra-sen', title: 'Trà sen', isGood: true },
];

/** The files of an example, from this page's own folder. */
export async function example(name: string): Promise<File[]> {
  return Promise.all(['svg', 'toml'].map(async (ending) => {
    const response = await fetch(`examples/${name}.${ending}`);
    return new File([await response.blob()], `${name}.${ending}`);
  }));
}

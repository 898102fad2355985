/**
 * Makes cable-language-server-<version>.tgz: the language server, the command line, and the library with its types.
 *
 *   npm run package:npm              in the project's folder
 *   npm run package:npm -- FOLDER    in another
 *
 * The bundles have all that they use, so the package depends on nothing.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildNpmPackage, root } from './build.mjs';

/** Makes the package; returns its path. */
export async function packNpm(destination) {
  const folder = mkdtempSync(join(tmpdir(), 'cable-package-'));
  try {
    await buildNpmPackage(folder);
    writeTypes(join(folder, 'dist/types'));
    for (const name of ['bin', 'schema', 'rules.md']) {
      cpSync(join(root, 'server', name), join(folder, name), { recursive: true });
    }
    for (const name of ['LICENSE', 'README.md']) cpSync(join(root, name), join(folder, name));
    const { dependencies: _, ...manifest } = JSON.parse(
      readFileSync(join(root, 'server/package.json'), 'utf8'),
    );
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', resolve(destination)], {
      cwd: folder,
      encoding: 'utf8',
    });
    return join(resolve(destination), JSON.parse(packed)[0].filename);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the declarations of the library, and of what they name, and of nothing else. */
function writeTypes(to) {
  const all = mkdtempSync(join(tmpdir(), 'cable-types-'));
  try {
    const configuration = join(root, 'out/tsconfig.library.json');
    mkdirSync(dirname(configuration), { recursive: true });
    writeFileSync(
      configuration,
      JSON.stringify({
        extends: '../tsconfig.json',
        compilerOptions: {
          noEmit: false,
          declaration: true,
          emitDeclarationOnly: true,
          rootDir: '../server/src',
          outDir: all,
        },
        include: ['../server/src/library.ts', '../server/src/**/*.d.ts'],
      }),
    );
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', configuration], {
      stdio: 'inherit',
    });
    const wanted = ['library.d.ts'];
    for (const file of wanted) {
      const text = readFileSync(join(all, file), 'utf8');
      for (const [, name] of text.matchAll(/(?:from |import\()'([^']+)'/g)) {
        if (!name.startsWith('.')) throw new Error(`the types of the library need ${name}: ${file}`);
        const next = declarationOf(all, join(dirname(file), name));
        if (!wanted.includes(next)) wanted.push(next);
      }
      mkdirSync(dirname(join(to, file)), { recursive: true });
      // A program in which modules are files with extensions finds them too.
      writeFileSync(
        join(to, file),
        text.replaceAll(/((?:from |import\()')(\.[^']+)'/g, (_, before, name) => {
          const path = relative(dirname(file), declarationOf(all, join(dirname(file), name))).replace(
            /\.d\.ts$/,
            '.js',
          );
          return `${before}${path.startsWith('.') ? path : `./${path}`}'`;
        }),
      );
    }
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}

function declarationOf(folder, module) {
  for (const file of [`${module}.d.ts`, `${module}/index.d.ts`]) {
    try {
      readFileSync(join(folder, file));
      return file;
    } catch {}
  }
  throw new Error(`no declarations of ${module}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await packNpm(process.argv[2] ?? root));
}

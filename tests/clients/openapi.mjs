// The API reference, used as a stranger uses it: linted, turned into a client, every example sent, the page opened.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sendExamples } from './examples.mjs';
import { readPage } from './page.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const bin = name => join(here, 'node_modules', '.bin', name);

export async function* openapi(running) {
  const { base } = running;
  const answer = await fetch(`${base}/openapi/v1.json`);
  const document = await answer.json();
  const operations = operationsOf(document);
  yield { what: `${operations.length} operations in OpenAPI ${document.openapi}`, faults: operations.length > 0 && document.openapi.startsWith('3.1') ? [] : ['not an OpenAPI 3.1 document with operations'] };

  const folder = await mkdtemp(join(here, '.generated-'));
  try {
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(document, null, 2));
    yield { what: 'spectral:oas finds no error and no warning', faults: await lint(file) };
    yield { what: 'openapi-typescript makes a client that type-checks', faults: await client(file, folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  yield* sendExamples(running, document, operations);
  yield await readPage(base, operations);
}

function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => ({ path, verb, ...operation })));
}

async function lint(file) {
  const { stdout, code } = await tried(bin('spectral'), ['lint', file, '-r', join(here, 'spectral.yaml'), '-f', 'json', '--quiet', '-F', 'hint']);
  const found = JSON.parse(stdout.slice(stdout.indexOf('[')) || '[]').filter(result => result.severity <= 1);
  const faults = found.map(result => `${result.code} at ${result.path.join('.')}: ${result.message}`);
  return faults.length === 0 && code > 1 ? [`spectral did not run: ${stdout}`] : faults;
}

async function client(file, folder) {
  const made = await tried(bin('openapi-typescript'), [file, '-o', join(folder, 'schema.d.ts')]);
  if (made.code !== 0) {
    return [made.stdout];
  }

  await writeFile(join(folder, 'program.ts'), await readFile(join(here, 'program.ts'), 'utf8'));
  const checked = await tried(bin('tsc'), ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--module', 'nodenext', '--moduleResolution', 'nodenext', join(folder, 'program.ts')]);
  return checked.code === 0 ? [] : checked.stdout.split('\n').filter(line => line.length > 0);
}

async function tried(command, words) {
  try {
    return { ...(await run(command, words, { maxBuffer: 1 << 26 })), code: 0 };
  } catch (error) {
    if (typeof error.code !== 'number') {
      throw error;
    }

    return { stdout: `${error.stdout}${error.stderr}`, code: error.code };
  }
}

// The product under test: one that runs already (BASE, TOKEN_COMMAND), or one of our own on a free port with a state folder that is thrown away.
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const project = join(root, 'src', 'Coordination.Api');
const program = join(project, 'bin', 'Debug', 'net10.0', 'Coordination.Api.dll');
const patience = 180_000;

/** Starts or finds the product: `base`, `token(persona)`, `stop()`. */
export async function product() {
  if (process.env.BASE) {
    const command = process.env.TOKEN_COMMAND ?? `dotnet run --no-build --project ${project} -- token`;
    return { base: process.env.BASE.replace(/\/$/, ''), token: persona => tokenBy(command, persona, process.env), stop: async () => {} };
  }

  const state = await mkdtemp(join(tmpdir(), 'coordination-clients-'));
  // Where this user is root, the private database runs as another one, who must pass through.
  await chmod(state, 0o755);
  const env = { ...process.env, COORDINATION_STATE: state, ASPNETCORE_ENVIRONMENT: 'Development' };
  await run('dotnet', ['build', project, '--nologo', '-v', 'q'], { env, maxBuffer: 1 << 24 });
  const base = `http://127.0.0.1:${await freePort()}`;
  // The program itself: `dotnet run` in between keeps an interrupt to itself, and the product would outlive this check.
  const child = spawn('dotnet', [program, '--urls', base], { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    await ended(child);
    await rm(state, { recursive: true, force: true });
  };
  try {
    await said(child, "The demonstration's cases are there");
  } catch (error) {
    await stop();
    throw error;
  }

  return { base, token: persona => tokenBy(`dotnet ${program} token`, persona, env), stop };
}

async function tokenBy(command, persona, env) {
  const [file, ...words] = command.split(' ');
  const { stdout } = await run(file, [...words, persona], { env });
  return stdout.trim();
}

function said(child, sentence) {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`The product did not say "${sentence}" within ${patience / 1000} s:\n${text}`)), patience);
    const hear = chunk => {
      text += chunk;
      if (text.includes(sentence)) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', code => {
      clearTimeout(timer);
      reject(new Error(`The product ended with ${code}:\n${text}`));
    });
  });
}

function ended(child) {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise(resolve => {
      child.once('exit', resolve);
      child.kill('SIGINT');
    });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

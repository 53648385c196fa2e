// Every check of real clients against one running product; `node run.mjs openapi` runs those named only.
import { calendar } from './calendar.mjs';
import { openapi } from './openapi.mjs';
import { product } from './product.mjs';

const checks = { openapi, calendar };
const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in checks));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}

const running = await product();
let failed = 0;
try {
  for (const name of asked.length > 0 ? asked : Object.keys(checks)) {
    for await (const { what, faults } of checks[name](running)) {
      failed += faults.length;
      console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${what}`);
      faults.forEach(fault => console.log(`     ${fault}`));
    }
  }
} finally {
  await running.stop();
}

console.log(failed === 0 ? 'verdict: pass' : `verdict: fail (${failed} faults)`);
process.exitCode = failed === 0 ? 0 : 1;

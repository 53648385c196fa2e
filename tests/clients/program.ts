// A small client against the generated types: what a user of this API writes first. It is compiled, not run.
import type { components, paths } from './schema.js';

type Receipt = components['schemas']['Receipt'];
type Raise = paths['/v1/alerts']['post'];
type RaiseBody = NonNullable<Raise['requestBody']>['content']['application/json'];
type Raised = Raise['responses'][201]['content']['application/json'];
type Refused = components['responses']['Problem400']['content']['application/problem+json'];
type Worklist = paths['/v1/worklist']['get']['responses'][200]['content']['application/json'];
type CaseCard = paths['/v1/cases/{caseId}']['get']['responses'][200]['content']['application/json'];

const alert: RaiseBody = { about: { name: 'Anouk Exemple', dueDate: '2027-03-01' }, from: { kind: 'gp' }, why: 'Se sent dépassée.', codes: ['S14'] };

async function raise(base: string, token: string): Promise<Receipt> {
  const answer = await fetch(`${base}/v1/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'first' },
    body: JSON.stringify(alert),
  });
  if (!answer.ok) {
    const problem = (await answer.json()) as Refused;
    throw new Error(`${problem.type}: ${problem.detail} ${(problem.errors ?? []).map(error => error.pointer).join(', ')}`);
  }

  const raised: Raised = await answer.json();
  return raised;
}

function mothers(card: CaseCard): string[] {
  return card.persons.filter(person => person.role === 'mother').map(person => person.name ?? person.id);
}

function due(list: Worklist): string[] {
  return list.items.map(row => row.dueAt);
}

// @ts-expect-error a word that the API does not know is refused by the compiler
const wrong: components['schemas']['ContactChannel'] = 'pigeon';

export { due, mothers, raise, wrong };

// Sends every example of the document, each with a fresh token of its persona, twice: a repeat is "already so" and never a fault.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export async function* sendExamples({ base, token }, document, operations) {
  const check = checker(document);
  for (const time of ['first', 'second']) {
    const faults = [];
    const tokens = new Map();
    const tokenOf = async persona => tokens.get(persona) ?? tokens.set(persona, await token(persona)).get(persona);
    for (const operation of operations) {
      faults.push(...await send(base, tokenOf, operation, check));
    }

    yield { what: `${operations.length} examples, sent for the ${time} time, are answered 2xx as documented`, faults };
  }
}

async function send(base, token, operation, check) {
  const name = `${operation.verb.toUpperCase()} ${operation.path}`;
  const persona = operation['x-persona'];
  if (!persona) {
    return [`${name}: no example`];
  }

  const { url, headers, missing } = address(base, operation);
  if (missing.length > 0) {
    return [`${name}: no example value for ${missing.join(', ')}`];
  }

  const body = operation.requestBody?.content['application/json'];
  if (operation.requestBody?.required && !body.example) {
    return [`${name}: no example of the body that is required`];
  }

  const answer = await fetch(url, {
    method: operation.verb.toUpperCase(),
    headers: { ...headers, authorization: `Bearer ${await token(persona)}`, ...(body?.example ? { 'content-type': 'application/json' } : {}) },
    body: body?.example ? JSON.stringify(body.example) : undefined,
  });
  const text = await answer.text();
  if (!answer.ok) {
    return [`${name} as ${persona}: ${answer.status} ${text}`];
  }

  return check(name, operation, answer, text, body);
}

function address(base, operation) {
  const given = operation.parameters ?? [];
  const missing = given.filter(p => p.required && p.example === undefined).map(p => p.name);
  let path = operation.path;
  const query = new URLSearchParams();
  const headers = {};
  for (const { name, in: place, example } of given.filter(p => p.example !== undefined)) {
    if (place === 'path') {
      path = path.replace(`{${name}}`, encodeURIComponent(example));
    } else if (place === 'query') {
      query.set(name, String(example));
    } else {
      headers[name] = String(example);
    }
  }

  return { url: `${base}${path}${query.size > 0 ? `?${query}` : ''}`, headers, missing };
}

// What came must be what the document says: the status, the media type, and every member of the body.
function checker(document) {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  addFormats(ajv);
  ajv.addFormat('int32', true).addFormat('int64', true).addFormat('double', true);
  ajv.addSchema(closed(document), 'api');
  const valid = (pointer, value) => {
    const validate = ajv.getSchema(`api#${pointer}`) ?? ajv.compile({ $ref: `api#${pointer}` });
    return validate(value) ? [] : validate.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  };
  return (name, operation, answer, text, body) => {
    const at = `/paths/${operation.path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${operation.verb}`;
    const stated = operation.responses[answer.status]?.content;
    const media = answer.headers.get('content-type')?.split(';')[0];
    if (!stated?.[media]) {
      return [`${name}: ${answer.status} ${media} is not documented`];
    }

    const asked = body?.example ? valid(`${at}/requestBody/content/application~1json/schema`, body.example).map(fault => `${name}: request ${fault}`) : [];
    const came = media === 'application/json'
      ? valid(`${at}/responses/${answer.status}/content/application~1json/schema`, JSON.parse(text)).map(fault => `${name}: answer ${fault}`)
      : [];
    return [...asked, ...came];
  };
}

// An object says which members it has: a member the document does not know is a fault.
function closed(node) {
  if (Array.isArray(node)) {
    return node.map(closed);
  }

  if (node === null || typeof node !== 'object') {
    return node;
  }

  const copy = Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'example' && key !== 'discriminator').map(([key, value]) => [key, closed(value)]));
  return copy.type === 'object' && copy.properties && copy.additionalProperties === undefined && !copy.anyOf ? { ...copy, additionalProperties: false } : copy;
}

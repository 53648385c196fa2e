// A calendar as another program reads it: found at its address alone, parsed by ical.js, its days and hours as the list says them.
import ICAL from 'ical.js';

const titles = { fr: ['À faire', 'Concertation'], nl: ['Te doen', 'Overleg'], en: ['To do', 'Concertation'] };
const persona = 'midwife-montlegia';

export async function* calendar({ base, token }) {
  const headers = { authorization: `Bearer ${await token(persona)}`, 'content-type': 'application/json' };
  const ask = async (method, path, body) => (await fetch(base + path, { method, headers, body: body && JSON.stringify(body) })).json();
  const { address } = await ask('POST', '/v1/me/calendar', {});
  const { language } = await ask('GET', '/v1/me');
  const answer = await fetch(base + address);
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  yield { what: `${address.slice(0, 14)}… is text/calendar without a token`, faults: answer.status === 200 && type.startsWith('text/calendar') ? [] : [`${answer.status} ${type}`] };
  yield { what: 'lines end in CRLF and have at most 75 octets', faults: linesAtFault(text) };

  const read = new ICAL.Component(ICAL.parse(text));
  read.getAllSubcomponents('vtimezone').forEach(zone => ICAL.TimezoneService.register(zone));
  const events = read.getAllSubcomponents('vevent').map(event => new ICAL.Event(event));
  yield { what: `ical.js reads ${events.length} entries`, faults: events.length > 0 ? [] : ['no entry'] };
  yield { what: 'each has an id of its own, a stamp, a neutral title, and is private', faults: entriesAtFault(events, titles[language]) };
  yield { what: 'days and hours are those of the list and of the meetings', faults: await timesAtFault(events, await rowsOf(ask)) };

  const tag = answer.headers.get('etag');
  const again = await fetch(base + address, { headers: { 'if-none-match': tag } });
  yield { what: 'what did not change is not sent again', faults: again.status === 304 ? [] : [`${again.status} for ${tag}`] };
  await ask('DELETE', '/v1/me/calendar');
  const gone = await fetch(base + address);
  yield { what: 'an address that was taken back is not there', faults: gone.status === 404 ? [] : [`${gone.status}`] };
}

function linesAtFault(text) {
  const lines = text.split('\r\n');
  return [
    ...(text.replaceAll('\r\n', '').match(/[\r\n]/) ? ['a line ends in CR or LF alone'] : []),
    ...lines.filter(line => Buffer.byteLength(line) > 75).map(line => `${Buffer.byteLength(line)} octets: ${line}`),
  ];
}

function entriesAtFault(events, known) {
  const ids = new Set(events.map(event => event.uid));
  return [
    ...(ids.size === events.length ? [] : ['two entries have one id']),
    ...events.filter(event => !known.includes(event.summary)).map(event => `title ${event.summary}`),
    ...events.filter(event => event.component.getFirstPropertyValue('class') !== 'PRIVATE' || !event.component.hasProperty('dtstamp')).map(event => `${event.uid}: class or stamp`),
    ...events.filter(event => event.description || event.location || event.attendees.length > 0).map(event => `${event.uid}: tells more than when`),
  ];
}

async function rowsOf(ask) {
  const rows = [];
  for (let next = '/v1/worklist?sort=due&limit=100'; next; ) {
    const page = await ask('GET', next);
    rows.push(...page.items);
    next = page.next;
  }

  return rows.filter(row => row.code);
}

async function timesAtFault(events, rows) {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' });
  const horizon = Date.now() + 365 * 86_400_000;
  const owed = rows.filter(row => Date.parse(row.dueAt) < horizon).map(row => day.format(new Date(row.dueAt)));
  const shown = events.filter(event => event.startDate.isDate).map(event => event.startDate.toString());
  const missing = owed.filter(date => !shown.includes(date));
  const timed = events.filter(event => !event.startDate.isDate && event.startDate.zone.tzid !== 'Europe/Brussels' && event.startDate.zone.tzid !== 'UTC');
  return [
    ...(owed.length > 0 ? [] : ['nothing is owed: nothing was looked at']),
    ...missing.map(date => `nothing on ${date}`),
    ...timed.map(event => `${event.uid} is of the zone ${event.startDate.zone.tzid}`),
  ];
}

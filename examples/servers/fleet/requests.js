// What a log of server.js says, one line per request, so that a shell can compare it.
//
//     node requests.js LOG [FIRST_LINE]
'use strict';

const fs = require('node:fs');

const [file, first = '1'] = process.argv.slice(2);

function told(body) {
  const { sessionId, status, errorMessage, ...details } = body;
  const values = Object.entries(details).map(([name, value]) => `${name}=${value}`);
  return [status, ...values, ...(errorMessage ? [`errorMessage=${errorMessage}`] : [])].join(' ');
}

function line(entry) {
  if (entry.at === 'socket') return `socket ${entry.event} ${entry.hardwareId ?? entry.answer ?? ''}`.trim();
  const name = entry.path.split('/').pop();
  const what = name === 'status' ? `status ${told(entry.body ?? {})}` : name;
  const token = entry.headers.authorization ?? 'no token';
  return `${entry.at} ${entry.method} ${what} (${token}) ${entry.answer}`;
}

fs.readFileSync(file, 'utf8')
  .split('\n')
  .filter((text) => text !== '')
  .slice(Number(first) - 1)
  .forEach((text) => console.log(line(JSON.parse(text))));

// The server of protocols/fleet.md: devices register and ask, sessions have a status, Socket.IO forces updates.
//
//     node server.js --files DIR --package Notes-1.1.0.zip --version 1.1.0 --tokens FILE --port 4000
//
// Everything it is asked is written to --log, one JSON object a line. What it knows of devices and sessions is
// kept in --state, so that it survives a restart.
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { parseArgs } = require('node:util');
const express = require('express');
const { Server } = require('socket.io');

const STATUSES = ['DOWNLOADING', 'DOWNLOADED', 'INSTALLING', 'COMPLETED', 'FAILED'];

const options = parseArgs({
  options: {
    files: { type: 'string', default: '.' },
    package: { type: 'string', default: '' },
    version: { type: 'string', default: '1.1.0' },
    notes: { type: 'string', default: 'Nouvelles fonctionnalités...' },
    mandatory: { type: 'boolean', default: false },
    elsewhere: { type: 'boolean', default: false }, // The file lies at another origin.
    tokens: { type: 'string', default: 'tokens' }, // A file with the tokens that are good, one a line.
    state: { type: 'string', default: 'state.json' },
    log: { type: 'string', default: 'requests.log' },
    port: { type: 'string', default: '4000' }, // 0 is any free one; told on the first line.
    heartbeat: { type: 'string', default: '25000' }, // From ping to ping, in milliseconds.
  },
}).values;

// ---- What is kept

const state = fs.existsSync(options.state)
  ? JSON.parse(fs.readFileSync(options.state, 'utf8'))
  : { devices: {}, sessions: {} };

function save() {
  fs.writeFileSync(options.state + '.new', JSON.stringify(state, null, 2));
  fs.renameSync(options.state + '.new', options.state);
}

function log(entry) {
  fs.appendFileSync(options.log, JSON.stringify({ time: new Date().toISOString(), ...entry }) + '\n');
}

// ---- Tokens: read anew each time, so that one can be withdrawn

function isGood(token) {
  const good = fs.readFileSync(options.tokens, 'utf8').split('\n').filter((line) => line !== '');
  return good.includes(token);
}

function bearer(header) {
  return /^Bearer (.+)$/.exec(header ?? '')?.[1];
}

function authenticated(request, response, next) {
  if (isGood(bearer(request.get('authorization')))) return next();
  response.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'a valid token is needed' });
}

// ---- Faults on demand: the next answers below a path are of another kind

const faults = []; // { path, status, times, headers }

function faulty(request, response, next) {
  const fault = faults.find((some) => some.times > 0 && request.path.startsWith(some.path));
  if (!fault) return next();
  fault.times -= 1;
  response.status(fault.status).set(fault.headers ?? {}).json({ error: 'as it was told' });
}

function logged(name) {
  return (request, response, next) => {
    response.on('finish', () =>
      log({
        at: name,
        method: request.method,
        path: request.path,
        query: request.query,
        target: request.originalUrl,
        headers: request.headers,
        body: request.body,
        answer: response.statusCode,
      }),
    );
    next();
  };
}

// ---- The protocol

function isText(value) {
  return typeof value === 'string' && value !== '';
}

const updates = express.Router();

updates.post('/register-device', (request, response) => {
  const { hardwareId, machineName, osVersion, appVersion } = request.body ?? {};
  if (![hardwareId, machineName, osVersion, appVersion].every(isText)) {
    return response.status(400).json({ error: 'hardwareId, machineName, osVersion and appVersion are needed' });
  }
  const known = hardwareId in state.devices;
  state.devices[hardwareId] = { machineName, osVersion, appVersion };
  save();
  response.status(known ? 200 : 201).json({ success: true, hardwareId });
});

updates.get('/check', (request, response) => {
  const { hardwareId, version, osVersion } = request.query;
  if (![hardwareId, version, osVersion].every(isText)) {
    return response.status(400).json({ error: 'hardwareId, version and osVersion are needed' });
  }
  if (!(hardwareId in state.devices)) return response.status(404).json({ error: 'this device is not registered' });
  const file = path.join(options.files, options.package);
  if (version === options.version || !fs.existsSync(file)) return response.json({ updateAvailable: false });
  const content = fs.readFileSync(file);
  const sessionId = crypto.randomUUID();
  state.sessions[sessionId] = { hardwareId, fromVersion: version, version: options.version, statuses: [] };
  save();
  const origin = `http://127.0.0.1:${(options.elsewhere ? elsewhere : main).address().port}`;
  response.json({
    updateAvailable: true,
    mandatory: options.mandatory,
    version: options.version,
    downloadUrl: `${origin}/downloads/${options.package}`,
    checksum: crypto.createHash('sha256').update(content).digest('hex'),
    size: content.length,
    releaseNotes: options.notes,
    sessionId,
  });
});

updates.post('/status', (request, response) => {
  const { sessionId, status, downloadPercent } = request.body ?? {};
  const session = state.sessions[sessionId];
  if (!session) return response.status(404).json({ error: 'there is no such session' });
  if (!STATUSES.includes(status)) return response.status(400).json({ error: 'there is no such status' });
  if (downloadPercent !== undefined && !(downloadPercent >= 0 && downloadPercent <= 100)) {
    return response.status(400).json({ error: 'downloadPercent is no percentage' });
  }
  session.statuses.push(request.body);
  save();
  response.json({ success: true });
});

// ---- The dashboard's side, for this machine's tests: tokens do not matter here

const admin = express.Router();

admin.post('/force', (request, response) => {
  const rooms = (request.body?.devices ?? Object.keys(state.devices)).map((id) => `device:${id}`);
  io.to(rooms).emit('force-update', { version: options.version, downloadUrl: 'https://…', mandatory: true });
  response.json({ rooms });
});

admin.post('/fault', (request, response) => {
  faults.push(request.body);
  response.json({});
});

admin.post('/forget-devices', (request, response) => {
  state.devices = {};
  save();
  response.json({});
});

admin.get('/state', (request, response) => response.json(state));

const app = express();
app.disable('x-powered-by');
app.use('/admin', express.json(), admin);
app.use(express.json(), logged('main'), faulty);
app.use('/api/v1/updates', authenticated, updates);
app.use('/downloads', authenticated, express.static(options.files));

const files = express(); // Such as a delivery network: it must never see a token.
files.use(logged('elsewhere'));
files.use('/downloads', express.static(options.files));

const main = http.createServer(app);
const elsewhere = http.createServer(files);

// ---- Live

const io = new Server(main, { pingInterval: Number(options.heartbeat) });

io.use((socket, next) => {
  const { headers, auth } = socket.handshake;
  const good = isGood(bearer(headers.authorization)) && isGood(auth.token);
  log({ at: 'socket', event: 'handshake', target: socket.request.url, headers, auth, answer: good });
  next(good ? undefined : new Error('a valid token is needed'));
});

io.on('connection', (socket) => {
  socket.on('register-device', (hardwareId) => {
    socket.join(`device:${hardwareId}`);
    log({ at: 'socket', event: 'register-device', hardwareId });
  });
  let pongs = 0;
  socket.conn.on('heartbeat', () => {
    pongs += 1;
    if (pongs === 3) log({ at: 'socket', event: 'third-pong' });
  });
  socket.on('disconnect', (reason) => log({ at: 'socket', event: 'disconnect', reason }));
});

elsewhere.listen(0, '127.0.0.1', () => {
  main.listen(Number(options.port), '127.0.0.1', () => {
    console.log(`running on http://127.0.0.1:${main.address().port}, files at ${elsewhere.address().port}`);
  });
});

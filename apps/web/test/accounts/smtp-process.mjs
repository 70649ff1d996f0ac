import { SMTPServer } from 'smtp-server';

// A mail server in a process of its own: it takes mail, tells its parent what came, and answers as it was told to.
const { answers, key, cert, auth, startTls } = JSON.parse(process.argv[2]);

const server = new SMTPServer({
  key,
  cert,
  hideSTARTTLS: !startTls,
  authOptional: !auth,
  allowInsecureAuth: false,
  disabledCommands: auth ? [] : ['AUTH'],
  onAuth({ username, password }, _session, callback) {
    if (auth && username === auth.user && password === auth.password) callback(null, { user: username });
    else callback(Object.assign(new Error('no such user'), { responseCode: 535 }));
  },
  onData(stream, session, callback) {
    const pieces = [];
    stream.on('data', (piece) => pieces.push(piece));
    stream.on('end', () => {
      const answer = answers.shift() ?? 250;
      process.send({
        raw: Buffer.concat(pieces).toString('utf8'),
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map(({ address }) => address),
        isEncrypted: session.secure,
        user: session.user ?? null,
        answer,
      });
      if (answer === 250) callback(null, 'taken');
      else callback(Object.assign(new Error('refused on purpose'), { responseCode: answer }));
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => {
  process.send({ port: server.server.address().port });
});
process.on('disconnect', () => process.exit());

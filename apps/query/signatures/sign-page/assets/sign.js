/*
 * The page on which a validator signs a vote, or makes a passkey (/sign/enrol). It shows the statement before it asks, and
 * signs the hash of what it shows. The access token stays in memory.
 */
import { accessToken, beginSignIn, finishSignIn } from './sign-in.js';

const element = (id) => document.getElementById(id);
const show = (id) => (element(id).hidden = false);
const say = (text) => (element('message').textContent = text);

/** Runs what a button does, and shows why it failed. */
function onClick(id, work) {
  element(id).addEventListener('click', () => {
    say('');
    element(id).disabled = true;
    work()
      .catch((error) => say(error.message))
      .finally(() => (element(id).disabled = false));
  });
}

async function api(method, path, body) {
  const token = accessToken();
  const response = await fetch(path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (answer.code === 'INSUFFICIENT_AUTHENTICATION') {
    needs = answer.details;
    show('sign-in');
    throw new Error(`${answer.detail} Sign in again, and you come back to this page.`);
  }
  if (!response.ok) throw new Error([answer.detail, ...(answer.recommendedActions ?? [])].join(' '));
  return answer;
}

/** RFC 8785 for values that came as JSON: sorted keys, and numbers and strings as JavaScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

async function sha256(value) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(value))));
}

/** Content may have any characters, also such as turn the order of what follows around. Line ends are those of the layout. */
const visible = (text) =>
  text.replace(
    /[^\P{C}\n]|[\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu,
    (character) => `\\u{${character.codePointAt(0).toString(16)}}`,
  );

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (base64url) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** What the next sign-in must be, after the tenant's rules refused the last one. */
let needs = {};

/** In local mode nobody signs in, and the person types a name. */
let principal = null;
let tenant = null;
const validator = () => (principal === null ? { validatorId: element('name').value.trim() } : {});
const person = () => principal ?? element('name').value.trim();

async function enrol() {
  const { options } = await api('POST', '/api/v12/passkeys/options', validator());
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  });
  const { id, rawId, response } = credential.toJSON();
  const { clientDataJSON, attestationObject } = response;
  const body = { ...validator(), credential: { id, rawId, response: { clientDataJSON, attestationObject } } };
  const { keyId } = await api('POST', '/api/v12/passkeys', body);
  say(`Your passkey is registered. Read its id to the administrator who confirms it: ${keyId}`);
}

let ballot = null;
let issued = null;
const meaningOf = { APPROVE: 'approval', REJECT: 'rejection', ABSTAIN: 'abstention' };

/** What the server must answer. Other members would be signed unseen. */
async function expected(approvalRequestId, { statement, terms, rules }) {
  return {
    statement: 'assent-vote-2',
    tenant: tenant ?? statement.tenant,
    approvalRequestId,
    subject: { kind: 'version', id: terms.versionId, hash: hex(await sha256(terms)) },
    rules: hex(await sha256(rules)),
    principal: principal ?? statement.principal,
    choice: ballot.choice,
    meaning: meaningOf[ballot.choice],
    reason: ballot.reason ?? null,
    nonce: statement.nonce,
  };
}

async function showStatement(approvalRequestId) {
  element('statement').hidden = true;
  const reason = element('reason').value.trim();
  ballot = { ...validator(), choice: element('choice').value, ...(reason !== '' && { reason }) };
  issued = await api('POST', `/api/v12/approvals/${approvalRequestId}/statements`, ballot);
  const { statement, terms, rules } = issued;
  if (canonical(statement) !== canonical(await expected(approvalRequestId, issued)))
    throw new Error('The server answered another statement than you asked for. Sign nothing, and tell your auditor.');
  const facts = {
    Vote: `${statement.choice} (${statement.meaning})`,
    Reason: statement.reason ?? '–',
    Validator: statement.principal,
    Tenant: statement.tenant,
    'Approval request': statement.approvalRequestId,
    Version: terms.versionId,
    Token: terms.tokenId,
    Amount: terms.amount,
    Recipient: terms.recipient,
    'Paid from': terms.issuerAccountId,
    Replaces: terms.previousVersionId ?? '–',
    Content: JSON.stringify(terms.content, null, 2),
    'Terms, SHA-256': statement.subject.hash,
    Policy: JSON.stringify(rules.policy),
    Tier: rules.tier ?? '–',
    Validators: rules.validators.join(', '),
    'Names compared': rules.comparison,
    'Votes until': rules.votingWindowEnd,
    'Executed by': rules.approvalExpiryDeadline,
    'Rules, SHA-256': statement.rules,
    Number: statement.nonce,
    'Statement, SHA-256': hex(await sha256(statement)),
  };
  element('facts').replaceChildren(
    ...Object.entries(facts).flatMap(([name, value]) => {
      const [term, description] = [document.createElement('dt'), document.createElement('dd')];
      term.textContent = name;
      description.textContent = visible(value);
      return [term, description];
    }),
  );
  show('statement');
}

async function sign(approvalRequestId, rpId) {
  const query = new URLSearchParams({ validatorId: person(), status: 'CONFIRMED', limit: '500' });
  const { items } = await api('GET', `/api/v12/signing-keys?${query}`);
  const keys = items.filter(({ passkey }) => passkey?.rpId === rpId && passkey.origin === location.origin);
  if (keys.length === 0)
    throw new Error('You have no confirmed passkey here. Make one at /sign/enrol, and let another person confirm it.');
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: await sha256(issued.statement),
      rpId,
      allowCredentials: keys.map(({ passkey }) => ({ type: 'public-key', id: bytesOf(passkey.credentialId) })),
      userVerification: 'required',
    },
  });
  const { id, response } = credential.toJSON();
  const { keyId } = keys.find(({ passkey }) => passkey.credentialId === id) ?? {};
  const { authenticatorData, clientDataJSON, signature } = response;
  const vote = await api('POST', `/api/v12/approvals/${approvalRequestId}/votes`, {
    ...ballot,
    signature: { keyId, nonce: issued.statement.nonce, signature, passkey: { authenticatorData, clientDataJSON } },
  });
  element('statement').hidden = true;
  say(`Your vote ${vote.choice} is recorded with your signature. The request is ${vote.status}.`);
}

async function start() {
  const settings = await (await fetch('/sign/settings.json')).json();
  const page = (await finishSignIn(settings.signIn)) ?? location.pathname.split('/')[2];
  if (location.hostname !== settings.rpId) {
    const address = settings.publicUrl ?? `http://localhost:${location.port}`;
    say(
      `Passkeys of this installation work at ${settings.rpId} only, and never at an IP address. Open ${address}/sign/${page} instead.`,
    );
    return;
  }
  if (window.PublicKeyCredential?.parseCreationOptionsFromJSON === undefined) {
    say('This browser cannot sign with passkeys. Update it, or sign with npx assent sign.');
    return;
  }
  onClick('sign-in-button', () => beginSignIn(settings.signIn, page, needs));
  if (settings.signIn !== null && accessToken() === null) {
    show('sign-in');
    return;
  }
  const { id, method, tenantId } = await api('GET', '/api/v12/principal');
  principal = method === 'local' ? null : id;
  tenant = tenantId;
  element('principal').textContent = principal ?? 'who you say, because nobody signs in here.';
  element('name-label').hidden = principal !== null;
  show('person');
  if (page === 'enrol') {
    element('title').textContent = 'Make a passkey';
    onClick('enrol-button', enrol);
    show('enrol');
    return;
  }
  element('request').textContent = page;
  onClick('show-button', () => showStatement(page));
  onClick('sign-button', () => sign(page, settings.rpId));
  show('ballot');
}

start().catch((error) => say(error.message));

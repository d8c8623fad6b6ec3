/*
 * shift.js - what a checkpoint keeps for its shift, in this tab alone: where it stands, and its last
 * checks. No names, numbers or plates are kept.
 *
 *   post(), setPost({ place: { zone } | { point, accuracy }, kind, fixed })
 *   checks(), addCheck({ id, time, decision, purpose, how }), setOutcome(id, outcome)
 */
const CHECKS_MAX = 50;

function read(name, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(name, value) {
  sessionStorage.setItem(name, JSON.stringify(value));
}

export function post() {
  return read('post', null);
}

export function setPost(value) {
  write('post', value);
}

export function checks() {
  return read('checks', []);
}

export function addCheck(check) {
  write('checks', [check, ...checks()].slice(0, CHECKS_MAX));
}

export function setOutcome(id, outcome) {
  write(
    'checks',
    checks().map((check) => (check.id === id ? { ...check, outcome } : check)),
  );
}

/*
 * interview.js - asking people only what matters: the engine says which facts an undetermined answer
 * waits for, one is asked, its answer goes into the query, and the engine is asked again.
 *
 *   const talk = new Interview(vocabulary, query, decide);
 *   await talk.ask();                  talk.answer is the decision
 *   talk.question()                    what to ask next, or null
 *   talk.stop()                        no more questions: the answer as it is
 *   await talk.give('person.case', 'none');  await talk.skip('person.case');  await talk.back();
 *
 * "Cannot tell" never enters the query: the fact, and what hangs on it, is only not asked again.
 * When a call fails the state is as it was before it.
 */

/* Put a value at a dotted path: 'person.test.result' makes { person: { test: { result } } }. */
export function put(query, path, value) {
  const [first, ...rest] = path.split('.');
  const inner = query[first] ?? {};
  return { ...query, [first]: rest.length ? put(inner, rest.join('.'), value) : value };
}

export class Interview {
  constructor(vocabulary, query, decide) {
    Object.assign(this, {
      vocabulary,
      start: query,
      decide,
      trail: [],
      answer: null,
      stopped: false,
    });
  }

  query() {
    return this.trail
      .filter((step) => !step.skipped)
      .reduce((query, step) => put(query, step.fact, step.value), this.start);
  }

  skipped() {
    return this.trail.filter((step) => step.skipped);
  }

  stop() {
    this.stopped = true;
  }

  async ask() {
    this.answer = await this.decide(this.query());
    return this.answer;
  }

  question() {
    if (this.stopped || this.answer?.decision !== 'undetermined') return null;
    const skipped = new Set(this.skipped().map((step) => step.fact));
    const wanted = (q) => !skipped.has(q.fact) && !this.vocabulary.hangsOn(q.fact, skipped);
    return (this.answer.questions ?? []).find(wanted) ?? null;
  }

  async #step(trail) {
    const before = this.trail;
    this.trail = trail;
    try {
      return await this.ask();
    } catch (problem) {
      this.trail = before;
      throw problem;
    }
  }

  give(question, value) {
    return this.#step([...this.trail, { fact: question.fact, text: question.text, value }]);
  }

  skip(question) {
    return this.#step([...this.trail, { fact: question.fact, text: question.text, skipped: true }]);
  }

  back() {
    if (this.stopped) {
      this.stopped = false;
      return Promise.resolve(this.answer);
    }
    return this.#step(this.trail.slice(0, -1));
  }
}

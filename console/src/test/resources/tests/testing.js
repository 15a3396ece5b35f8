/** What became of each test: its name, and what was wrong or nothing. */
export const results = [];

let running = Promise.resolve();

/** Runs a test, which may be asynchronous, when those before it are done. */
export function test(name, body) {
  running = running.then(() => run(name, body));
}

export const finished = () => running;

async function run(name, body) {
  const result = { name, failure: "" };
  results.push(result);
  try {
    await body();
  } catch (error) {
    result.failure = error.stack;
  }
}

export function equal(actual, expected) {
  const [was, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (was !== should) throw new Error(`expected ${should} but was ${was}`);
}

const answered = new Map();
const browsersFetch = globalThis.fetch;
globalThis.fetch = (path, options) => answered.get(path)?.(options) ?? browsersFetch(path, options);

/** Answers requests for a path from now on: `(options) => Promise<Response>`. */
export const answers = (path, answer) => answered.set(path, answer);

/** Waits until something is so, for two seconds at most. */
export async function eventually(assertion) {
  const end = Date.now() + 2000;
  for (;;) {
    try {
      return await assertion();
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await new Promise((later) => setTimeout(later, 10));
    }
  }
}

/** What became of each test: its name, and what was wrong or nothing. */
export const results = [];

export function test(name, body) {
  try {
    body();
    results.push({ name, failure: "" });
  } catch (error) {
    results.push({ name, failure: error.stack });
  }
}

export function equal(actual, expected) {
  const [was, should] = [actual, expected].map((value) => JSON.stringify(value));
  if (was !== should) throw new Error(`expected ${should} but was ${was}`);
}
